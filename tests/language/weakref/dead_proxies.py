# Every use of a proxy whose object is gone is a ReferenceError, but its repr.
from _weakref import proxy


class C:
    pass


c = C()
p = proxy(c, lambda dead: print("callback", type(dead).__name__))
del c  # expect: callback ProxyType


def attempt(action):
    try:
        print(action())
    except ReferenceError as error:
        print(error)


attempt(lambda: p.x)  # expect: weakly-referenced object no longer exists
attempt(lambda: str(p))  # expect: weakly-referenced object no longer exists
attempt(lambda: p + 1)  # expect: weakly-referenced object no longer exists
attempt(lambda: 1 + p)  # expect: weakly-referenced object no longer exists
attempt(lambda: p == 1)  # expect: weakly-referenced object no longer exists
attempt(lambda: bool(p))  # expect: weakly-referenced object no longer exists
attempt(lambda: len(p))  # expect: weakly-referenced object no longer exists
attempt(lambda: p[0])  # expect: weakly-referenced object no longer exists
attempt(lambda: 0 in p)  # expect: weakly-referenced object no longer exists
attempt(lambda: setattr(p, "x", 1))  # expect: weakly-referenced object no longer exists
attempt(lambda: list(p))  # expect: weakly-referenced object no longer exists
print(repr(p)[:14], "NoneType" in repr(p))  # expect: <weakproxy at  True
