import sys

def inner():
    f = sys._getframe()
    print(f.f_code.co_name, f.f_back.f_code.co_name, f.f_back.f_back.f_code.co_name)
    print(sys._getframe(1) is f.f_back, sys._getframe() is f, sys._getframe(2).f_back)
    return f.f_lineno, f.f_back.f_lineno

def outer():
    return inner()

print(outer())
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
print(sys._getframe().f_code.co_name, sys._getframe().f_globals is globals(), type(sys._getframe()))
try:
    sys._getframe("x")
except TypeError as e:
    print(e)

# expect: inner outer <module>
# expect: True True None
# expect: (7, 10)
# expect: call stack is not deep enough
# expect: <module> True <class 'frame'>
# expect: 'str' object cannot be interpreted as an integer
