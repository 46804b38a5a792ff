class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 42

    def __subclasscheck__(cls, other):
        return other is int


class A(metaclass=Meta):
    pass


print(isinstance(42, A), isinstance(1, A), isinstance(A(), A), issubclass(int, A), issubclass(A, A))
# expect: True False True True False
print(isinstance(42, (str, A)), issubclass(str, (A, str)))  # expect: True True
print(type.__instancecheck__(A, A()), type.__subclasscheck__(A, A), type.__subclasscheck__(int, bool))
# expect: True True True


class Claims:
    @property
    def __class__(self):
        return int


print(isinstance(Claims(), int), isinstance(Claims(), Claims), isinstance(Claims(), str))
# expect: True True False


class Raises(type):
    def __instancecheck__(cls, instance):
        raise ValueError("asked")


class R(metaclass=Raises):
    pass


try:
    isinstance(1, R)
except ValueError as e:
    print(e)
# expect: asked
print(isinstance(R(), R))  # expect: True


class Virtual:
    def __init__(self, *bases):
        self.__bases__ = bases


print(issubclass(Virtual(A, int), int), issubclass(Virtual(Virtual(str)), str), issubclass(Virtual(), int))
# expect: True True False
v = Virtual()
print(issubclass(v, v), isinstance(3, (int, "never asked")))  # expect: True True
for f in (lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: issubclass(int, 1),
          lambda: isinstance(1, (str, 2)), lambda: issubclass(int, (str, 2)),
          lambda: int.__subclasscheck__(1)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: issubclass() arg 1 must be a class
