class A:
    def __lt__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return NotImplemented


class B:
    def __gt__(self, other):
        return "B.__gt__"

    def __eq__(self, other):
        return "B.__eq__"

    def __ge__(self, other):
        return []


a, b = A(), B()
print(a < b, a == b, a != b, b == a, b != a, a == a, a != a, a <= b, bool(a <= b))
# expect: B.__gt__ B.__eq__ False B.__eq__ False True False [] False
for f in (lambda: a < a, lambda: a < 1, lambda: 1 < "a", lambda: None < None, lambda: [] < (), lambda: a > b,
          lambda: {} < {}, lambda: object() >= object(), lambda: [1, "a"] < [1, 2], lambda: max(1, "a"), lambda: sorted([1, "a"])):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'A' and 'A'
# expect: '<' not supported between instances of 'A' and 'int'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'NoneType' and 'NoneType'
# expect: '<' not supported between instances of 'list' and 'tuple'
# expect: '>' not supported between instances of 'A' and 'B'
# expect: '<' not supported between instances of 'dict' and 'dict'
# expect: '>=' not supported between instances of 'object' and 'object'
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '>' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'str' and 'int'


class Ne:
    def __eq__(self, other):
        return True


print(Ne() == 1, Ne() != 1, 1 == Ne(), 1 != Ne(), object.__ne__(Ne(), 1))
# expect: True False True False False


class OnlyNe:
    def __ne__(self, other):
        return "ne"


print(OnlyNe() != 1, OnlyNe() == 1, 1 != OnlyNe())  # expect: ne False ne


class Chain:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        print("lt", self.v)
        return self.v

    def __bool__(self):
        return bool(self.v)


print(Chain(0) < Chain(1) < Chain(2))
# expect: lt 0
# expect: 0
print(Chain(1) < Chain(0) < Chain(2))
# expect: lt 1
# expect: lt 0
# expect: 0


class Raises:
    def __bool__(self):
        raise ValueError("no truth")


class Cmp:
    def __eq__(self, other):
        return Raises()


print(type(Cmp() == 1).__name__)  # expect: Raises
for f in (lambda: Cmp() in [1], lambda: [Cmp()] == [1], lambda: [1, 2].index(Cmp()), lambda: not (Cmp() == 1)):
    try:
        f()
    except ValueError as e:
        print(e)
# expect: no truth
# expect: no truth
# expect: no truth
# expect: no truth
