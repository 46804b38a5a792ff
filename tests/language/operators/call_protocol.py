class C:
    def __call__(self, *args, **kwargs):
        return args, kwargs


c = C()
print(c(), c(1, 2, a=3), callable(c), c.__call__(4))
# expect: ((), {}) ((1, 2), {'a': 3}) True ((4,), {})
c.__call__ = lambda: "instance"
print(c())  # expect: ((), {})


class Meta(type):
    def __call__(cls, *args):
        return "metaclass", args


class M(metaclass=Meta):
    pass


print(M(1), callable(M), callable(5), callable(len), callable(C), callable(lambda: 0))
# expect: ('metaclass', (1,)) True False True True True


class Nested:
    __call__ = C()


print(Nested()(1))  # expect: ((1,), {})


N = None


class Bad:
    __call__ = 5


for f in (lambda: Bad()(), lambda: N(1), lambda: object()(), lambda: C.__call__()):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: 'int' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'object' object is not callable
# expect: C.__call__() missing 1 required positional argument: 'self'


class Static:
    @staticmethod
    def __call__(x):
        return "static", x


class Klass:
    @classmethod
    def __call__(cls, x):
        return cls.__name__, x


print(Static()(1), Klass()(2))  # expect: ('static', 1) ('Klass', 2)
