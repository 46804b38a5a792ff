import sys

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.byteorder, sys.maxsize, sys.maxunicode, sys.platform)
print(sys.getrecursionlimit(), sys.settrace(None), sys.gettrace(), sys.getprofile(), sys.is_finalizing())
print("sys" in sys.builtin_module_names, "json" in sys.stdlib_module_names, "nothing" in sys.stdlib_module_names, sys.warnoptions)
print(sys.modules["sys"] is sys, type(sys.path), len(sys.argv), sys.__name__, sys.__spec__.origin)
show(lambda: sys.setrecursionlimit(0))
show(lambda: sys.setrecursionlimit("x"))
show(lambda: sys.intern(3))
show(lambda: sys.exit(1, 2))
show(lambda: sys.getsizeof())
sys.displayhook(None)
sys.displayhook([1])
import builtins
print(builtins._)
print(sys.displayhook is sys.__displayhook__, sys.excepthook is sys.__excepthook__)
# expect: utf-8 utf-8 little 9223372036854775807 1114111 linux
# expect: 1000 None None None False
# expect: True True False []
# expect: True <class 'list'> 1 sys built-in
# expect: ValueError recursion limit must be greater or equal than 1
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError intern() argument must be str, not int
# expect: TypeError exit expected at most 1 argument, got 2
# expect: TypeError getsizeof() missing required argument 'object' (pos 1)
# expect: [1]
# expect: [1]
# expect: True True
