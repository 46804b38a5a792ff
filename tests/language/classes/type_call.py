def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


X = type("X", (), {"a": 1, "m": lambda self: self.a})
print(X, X.__name__, X.__qualname__, X.__module__, X.__bases__, X().m())
# expect: <class '__main__.X'> X X __main__ (<class 'object'>,) 1
Y = type("Y", (X,), dict(b=2))
print(Y.a, Y.b, Y.__mro__, type(Y), type("Z", (int,), {})(5) + 1)
# expect: 1 2 (<class '__main__.Y'>, <class '__main__.X'>, <class 'object'>) <class 'type'> 6
print(type("Q", (), {"__qualname__": "Outer.Q"}), type("R", (), {"__module__": "elsewhere"}))
# expect: <class '__main__.Outer.Q'> <class 'elsewhere.R'>
attempt(lambda: type())  # expect: TypeError type() takes 1 or 3 arguments
attempt(lambda: type(1, 2))  # expect: TypeError type() takes 1 or 3 arguments
attempt(lambda: type(1, 2, 3))  # expect: TypeError type.__new__() argument 1 must be str, not int
attempt(lambda: type("X", [], {}))
# expect: TypeError type.__new__() argument 2 must be tuple, not list
attempt(lambda: type("X", (), []))
# expect: TypeError type.__new__() argument 3 must be dict, not list
attempt(lambda: type("X", (1,), {}))
# expect: TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
attempt(lambda: type("X", (), {}, a=1))
# expect: TypeError X.__init_subclass__() takes no keyword arguments
attempt(lambda: type(1, a=2))  # expect: TypeError type() takes no keyword arguments
attempt(lambda: type("X\0", (), {}))
# expect: ValueError type name must not contain null characters
attempt(lambda: type("X", (), {"__qualname__": 1}))
# expect: TypeError type __qualname__ must be a str, not int
attempt(lambda: type("X", (), {"__classcell__": 1}))
# expect: TypeError __classcell__ must be a nonlocal cell, not <class 'int'>
attempt(lambda: type("X", (), {"__slots__": ["a\0"]}))
# expect: TypeError __slots__ must be identifiers
attempt(lambda: type.__new__(int))
# expect: TypeError type.__new__(int): int is not a subtype of type
attempt(lambda: type.__new__(type))
# expect: TypeError type.__new__() takes exactly 3 arguments (0 given)
attempt(lambda: type.__new__(type, 1))
# expect: TypeError type.__new__() takes exactly 3 arguments (1 given)
attempt(lambda: type.__new__())  # expect: TypeError type.__new__(): not enough arguments
attempt(lambda: type.__new__(1))  # expect: TypeError type.__new__(X): X is not a type object (int)
attempt(lambda: type.__init__(X, 1, 2))  # expect: TypeError type.__init__() takes 1 or 3 arguments
attempt(lambda: type.__init__(X, 1, a=2))
# expect: TypeError type.__init__() takes no keyword arguments


class Entries:
    def __mro_entries__(self, bases):
        return ()


attempt(lambda: type("X", (Entries(),), {}))
# expect: TypeError type() doesn't support MRO entry resolution; use types.new_class()
