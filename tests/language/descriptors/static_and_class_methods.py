class A:
    @staticmethod
    def s(x):
        "static doc"
        return x

    @classmethod
    def c(cls, x):
        "class doc"
        return cls.__name__, x

    alias = staticmethod(len)


class B(A):
    pass


print(A.s(1), A().s(2), B.c(3), B().c(4), A.alias([1, 2]), A().alias("abc"))
# expect: 1 2 ('B', 3) ('B', 4) 2 3
raw_s, raw_c = A.__dict__["s"], A.__dict__["c"]
print(raw_s(5), raw_s.__func__.__name__, raw_s.__wrapped__ is raw_s.__func__, raw_s.__name__, raw_s.__doc__)
# expect: 5 s True s static doc
print(raw_c.__func__.__name__, raw_c.__wrapped__ is raw_c.__func__, raw_c.__name__, raw_c.__qualname__)
# expect: c True c A.c
print(raw_c.__module__, raw_s.__isabstractmethod__, raw_c.__isabstractmethod__, raw_c.__doc__)
# expect: __main__ False False class doc
print(repr(raw_s).split(" at ")[0], repr(raw_c).split(" at ")[0])
# expect: <staticmethod(<function A.s <classmethod(<function A.c
print(A.c.__self__ is A, B.c.__self__ is B, A.c.__func__ is B.c.__func__, A.c == A.c, A.c == B.c)
# expect: True True True True False
try:
    raw_c(1)
except TypeError as e:
    print(e)
# expect: 'classmethod' object is not callable
raw_s.extra = 1
print(raw_s.extra, raw_s.__dict__["extra"])  # expect: 1 1
for f in (lambda: staticmethod(), lambda: classmethod(1, 2), lambda: staticmethod(f=1)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: staticmethod expected 1 argument, got 0
# expect: classmethod expected 1 argument, got 2
# expect: staticmethod() takes no keyword arguments


def func():
    return "f"


func.__isabstractmethod__ = True
print(staticmethod(func).__isabstractmethod__, classmethod(func).__isabstractmethod__,
      property(func).__isabstractmethod__)
# expect: True True True


class Props:
    @classmethod
    @property
    def both(cls):
        return "both " + cls.__name__


print(Props.both)  # expect: both Props
