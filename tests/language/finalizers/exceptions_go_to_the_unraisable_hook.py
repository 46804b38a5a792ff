# What a finaliser raises nobody can catch: sys.unraisablehook is told, and the program goes on.
import sys


def hook(info):
    print(info.exc_type.__name__, info.exc_value, info.err_msg, info.exc_traceback is not None)
    print(info.object.__qualname__, type(info).__name__)


sys.unraisablehook = hook


class Bad:
    def __del__(self):
        raise ValueError("from __del__")


def f():
    b = Bad()
    return "returned"


print(f())
# expect: ValueError from __del__ None True
# expect: Bad.__del__ UnraisableHookArgs
# expect: returned

# An exception that is on its way is not lost.
try:
    b = Bad()
    try:
        raise KeyError("first")
    finally:
        del b
except KeyError as error:
    print("caught", error)
# expect: ValueError from __del__ None True
# expect: Bad.__del__ UnraisableHookArgs
# expect: caught 'first'


# One that is caught inside does not count.
class Handles:
    def __del__(self):
        try:
            1 / 0
        except ZeroDivisionError:
            print("handled inside")


try:
    try:
        raise KeyError("second")
    finally:
        Handles()
except KeyError as error:
    print("caught", error)
# expect: handled inside
# expect: caught 'second'
