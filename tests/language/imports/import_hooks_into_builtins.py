import builtins
real = builtins.__import__
def traced(name, globals=None, locals=None, fromlist=(), level=0):
    if name != "_io":     # which CPython imports to look for source files
        print("import", name, fromlist, level)
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = traced
import sys                     # expect: import sys None 0
from pkg.b import thing        # expect: import pkg.b ('thing',) 0
import pkg.sub as sub          # expect: import pkg.sub None 0
builtins.__import__ = real
print(sub.__name__, thing)     # expect: pkg.sub thing of b
def f():
    import sys as inner
    return inner
print(f() is sys)              # expect: True
del builtins.__import__
try:
    import sys
except ImportError as error:
    print(error)               # expect: __import__ not found
