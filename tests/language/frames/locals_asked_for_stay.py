# A dict of variables that was taken from a frame changes only when it is asked for again.
import sys


def taken():
    kept = "kept"
    try:
        1 / 0
    except ZeroDivisionError as error:
        frame = sys._getframe()
        return frame, frame.f_locals


frame, shown = taken()
print(sorted(shown))  # expect: ['error', 'frame', 'kept']
again = frame.f_locals
print(again is shown, sorted(shown), shown["kept"])  # expect: True ['frame', 'kept'] kept
shown["mine"] = 1
del shown["kept"]
print(sorted(frame.f_locals))  # expect: ['frame', 'kept', 'mine']
frame.clear()


def later():
    value = 1
    frame = sys._getframe()
    shown = frame.f_locals
    shown["extra"] = "extra"
    value = 2
    del frame
    return sys._getframe(), shown


frame, shown = later()
print(shown["value"], shown["extra"])  # expect: 1 extra
print(frame.f_locals["value"], frame.f_locals is shown, "frame" in shown, "shown" in shown)
# expect: 2 True False True
frame.clear()


def counting():
    i = 0
    while i < 2:
        yield i
        i += 1
    del i


steps = counting()
next(steps)
frame = steps.gi_frame
shown = frame.f_locals
print(shown)  # expect: {'i': 0}
print(next(steps), shown)  # expect: 1 {'i': 0}
print(frame.f_locals, list(steps))  # expect: {'i': 1} []
print(shown)  # expect: {'i': 1}
