import sys

def g():
    try:
        yield
    finally:
        print(sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno)

def f():
    it = g()
    next(it)
    return 1

f()
it = g()
next(it)
del it

# expect: <module> 14
# expect: <module> 17
