def g():
    try:
        yield
    except Exception as e:
        print(type(e).__name__, e.args)
        yield "done"

def throw(*args):
    it = g()
    next(it)
    try:
        print(it.throw(*args))
    except BaseException as e:
        print("error:", type(e).__name__, e)

try:
    1 / 0
except ZeroDivisionError as error:
    tb = error.__traceback__
throw(ValueError)
throw(ValueError, "text")
throw(ValueError, ("a", "b"))
throw(ValueError, ValueError("own"))
throw(ValueError, None, None)
throw(ValueError, "text", tb)
throw(ValueError("x"), None, tb)
throw(ValueError("x"), "y")
throw(ValueError, "x", "no traceback")
throw(5)
throw(int)
throw("text")
throw()
throw(1, 2, 3, 4)
throw(OSError, (2, "no such"))

class Odd(Exception):
    def __init__(self):
        raise KeyError("in init")

throw(Odd)

# expect: ValueError ()
# expect: done
# expect: ValueError ('text',)
# expect: done
# expect: ValueError ('a', 'b')
# expect: done
# expect: ValueError ('own',)
# expect: done
# expect: ValueError ()
# expect: done
# expect: ValueError ('text',)
# expect: done
# expect: ValueError ('x',)
# expect: done
# expect: error: TypeError instance exception may not have a separate value
# expect: error: TypeError throw() third argument must be a traceback object
# expect: error: TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: error: TypeError exceptions must be classes or instances deriving from BaseException, not type
# expect: error: TypeError exceptions must be classes or instances deriving from BaseException, not str
# expect: error: TypeError throw expected at least 1 argument, got 0
# expect: error: TypeError throw expected at most 3 arguments, got 4
# expect: FileNotFoundError (2, 'no such')
# expect: done
# expect: KeyError ('in init',)
# expect: done
