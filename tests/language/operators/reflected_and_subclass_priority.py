class Base:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return "Base.__add__"

    def __radd__(self, other):
        return "Base.__radd__"

    def __sub__(self, other):
        return NotImplemented

    def __rsub__(self, other):
        return "Base.__rsub__"

    def __eq__(self, other):
        return "Base.__eq__"

    def __lt__(self, other):
        return "Base.__lt__"

    def __gt__(self, other):
        return "Base.__gt__"


class Sub(Base):
    def __radd__(self, other):
        return "Sub.__radd__"

    def __eq__(self, other):
        return "Sub.__eq__"

    def __gt__(self, other):
        return "Sub.__gt__"


class Quiet(Base):
    pass


b, s, q = Base("b"), Sub("s"), Quiet("q")
print(b + b, b + s, s + b, b + q, q + b, s + s, 1 + b, b + 1)
# expect: Base.__add__ Sub.__radd__ Base.__add__ Base.__add__ Base.__add__ Base.__add__ Base.__radd__ Base.__add__
print(b == b, b == s, s == b, b == q, b < s, s < b, b > s, b < q)
# expect: Base.__eq__ Sub.__eq__ Sub.__eq__ Base.__eq__ Sub.__gt__ Base.__lt__ Base.__lt__ Base.__gt__
try:
    b - b
except TypeError as e:
    print(e)
# expect: unsupported operand type(s) for -: 'Base' and 'Base'
print(1 - b, q - s)  # expect: Base.__rsub__ Base.__rsub__
try:
    b - q
except TypeError as e:
    print(e)


class I(int):
    def __radd__(self, other):
        return "I.__radd__"

    def __rsub__(self, other):
        return "I.__rsub__"

    def __rpow__(self, other):
        return "I.__rpow__"

    def __add__(self, other):
        return "I.__add__"


print(1 + I(2), I(2) + 1, 1 - I(2), 2 ** I(3), 1.0 + I(2), I(1) + I(2), True + I(1), 5 * I(2))
# expect: I.__radd__ I.__add__ I.__rsub__ I.__rpow__ 3.0 I.__add__ 2 10


class S(str):
    def __radd__(self, other):
        return "S.__radd__"

    def __rmod__(self, other):
        return "S.__rmod__"

    def __rmul__(self, other):
        return "S.__rmul__"


print("a" + S("b"), "%s" % S("x"), 2 * S("y"), S("q") * 2)
# expect: S.__radd__ S.__rmod__ S.__rmul__ qq


class L(list):
    def __radd__(self, other):
        return "L.__radd__"


print([1] + L([2]), L([1]) + [2])  # expect: L.__radd__ [1, 2]
