print(int | None, int | str, int | str | None, None | int, int | int, list[int] | None, int | list[str])
# expect: int | None int | str int | str | None None | int <class 'int'> list[int] | None int | list[str]
u = int | str
print(u.__args__, type(u), u == str | int, u == int, hash(u) == hash(str | int), u.__parameters__)
# expect: (<class 'int'>, <class 'str'>) <class 'types.UnionType'> True False True ()
print((int | str) | (str | bytes), int | (str | None), (int | None) == (None | int), len((u | u).__args__))
# expect: int | str | bytes int | str | None True 2
print(isinstance(1, u), isinstance("a", u), isinstance(1.5, u), issubclass(bool, u), issubclass(float, u))
# expect: True True False True False
print(isinstance(None, int | None), isinstance(1, (float, int | None)))  # expect: True True


class A:
    pass


print(A | None, isinstance(A(), A | None), A | A is A)  # expect: __main__.A | None True True
for f in (lambda: int | 1, lambda: 1 | int, lambda: "a" | int, lambda: None | None, lambda: isinstance([], list[int] | None),
          lambda: issubclass(1, u), lambda: u(), lambda: u[int], lambda: u.x, lambda: int | "str", lambda: type(u)(),
          lambda: issubclass(int, list[int] | None), lambda: u < u):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: TypeError unsupported operand type(s) for |: 'type' and 'int'
# expect: TypeError unsupported operand type(s) for |: 'int' and 'type'
# expect: TypeError unsupported operand type(s) for |: 'str' and 'type'
# expect: TypeError unsupported operand type(s) for |: 'NoneType' and 'NoneType'
# expect: TypeError isinstance() argument 2 cannot be a parameterized generic
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError 'types.UnionType' object is not callable
# expect: TypeError int | str is not a generic class
# expect: AttributeError 'types.UnionType' object has no attribute 'x'
# expect: TypeError unsupported operand type(s) for |: 'type' and 'str'
# expect: TypeError cannot create 'types.UnionType' instances
# expect: TypeError issubclass() argument 2 cannot be a parameterized generic
# expect: TypeError '<' not supported between instances of 'types.UnionType' and 'types.UnionType'


class Meta(type):
    def __or__(cls, other):
        return "meta or"


class M(metaclass=Meta):
    pass


print(M | int, type(int | M))  # expect: meta or <class 'types.UnionType'>


def f(x: int | None = None) -> list[str] | None:
    return x


print(f.__annotations__)  # expect: {'x': int | None, 'return': list[str] | None}
