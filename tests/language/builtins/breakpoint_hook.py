# breakpoint() calls sys.breakpointhook with what it is given.
import sys

print(sys.breakpointhook is sys.__breakpointhook__)  # expect: True
sys.breakpointhook = lambda *args, **kwargs: (args, kwargs)
print(breakpoint(1, x=2))     # expect: ((1,), {'x': 2})
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)              # expect: lost sys.breakpointhook
sys.breakpointhook = 5
try:
    breakpoint()
except TypeError as error:
    print(error)              # expect: 'int' object is not callable
