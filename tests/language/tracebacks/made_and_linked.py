import sys
from types import TracebackType


def caught():
    try:
        raise ValueError("caught")
    except ValueError as e:
        return e.__traceback__


def attempt(run):
    try:
        print(run())
    except Exception as e:
        print(type(e).__name__, e)


def set_next(target, value):
    def run():
        target.tb_next = value
    return run


def delete_next():
    del first.tb_next


first, second = caught(), caught()
attempt(set_next(first, 1))  # expect: TypeError expected traceback object, got 'int'
attempt(delete_next)  # expect: TypeError can't delete tb_next attribute
attempt(set_next(first, first))  # expect: ValueError traceback loop detected
first.tb_next = second
print(first.tb_next is second)  # expect: True
attempt(set_next(second, first))  # expect: ValueError traceback loop detected
first.tb_next = None
print(first.tb_next)  # expect: None
frame = sys._getframe()
made = TracebackType(second, frame, 2, 7)
print(made.tb_next is second, made.tb_frame is frame, made.tb_lasti, made.tb_lineno)
# expect: True True 2 7
print(TracebackType(tb_next=None, tb_frame=frame, tb_lasti=1, tb_lineno=9).tb_next)  # expect: None
attempt(lambda: TracebackType())
# expect: TypeError TracebackType() missing required argument 'tb_next' (pos 1)
attempt(lambda: TracebackType("no", frame, 1, 1))
# expect: TypeError expected traceback object or None, got 'str'
attempt(lambda: TracebackType(None, "no", 1, 1))
# expect: TypeError TracebackType() argument 'tb_frame' must be frame, not str
attempt(lambda: TracebackType(None, frame, "no", 1))
# expect: TypeError 'str' object cannot be interpreted as an integer
attempt(lambda: TracebackType(None, frame, 1, "no"))
# expect: TypeError 'str' object cannot be interpreted as an integer
attempt(lambda: TracebackType(None, frame, 2 ** 40, 1))
# expect: OverflowError Python int too large to convert to C int
attempt(lambda: type("S", (TracebackType,), {}))
# expect: TypeError type 'traceback' is not an acceptable base type
error = ValueError("shown").with_traceback(made)
print(error.__traceback__ is made)  # expect: True
