# What a callback raises goes to sys.unraisablehook; the others still run.
import sys
from _weakref import ref

sys.unraisablehook = lambda info: print(info.exc_type.__name__, info.exc_value, info.object is bad)


class C:
    pass


def bad(reference):
    raise ValueError("in callback")


c = C()
r = ref(c, lambda reference: print("good"))
s = ref(c, bad)
del c
# expect: ValueError in callback True
# expect: good
c = C()
r = ref(c, 1)
sys.unraisablehook = lambda info: print(info.exc_type.__name__, info.exc_value)
del c  # expect: TypeError 'int' object is not callable
