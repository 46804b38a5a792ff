class U:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __round__(self, n=None):
        return "round", n

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __divmod__(self, other):
        return "divmod", other

    def __rdivmod__(self, other):
        return "rdivmod", other

    def __pow__(self, other, mod=None):
        return "pow", other, mod

    def __rpow__(self, other, mod=None):
        return "rpow", other, mod


u = U()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), divmod(u, 1), divmod(1, u), u ** 2, 2 ** u, pow(u, 2, 3))
# expect: neg pos invert abs ('round', None) ('round', 2) ('divmod', 1) ('rdivmod', 1) ('pow', 2, None) ('rpow', 2, None) ('pow', 2, 3)
for f in (lambda: -object(), lambda: +"a", lambda: ~1.5, lambda: abs([]), lambda: round("a"), lambda: divmod(1, "a"),
          lambda: pow("a", 1), lambda: pow(1, 2, "a"), lambda: not_defined if False else round(object(), 1),
          lambda: pow(2.0, 2, 3), lambda: round(u, 1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: bad operand type for unary -: 'object'
# expect: bad operand type for unary +: 'str'
# expect: bad operand type for unary ~: 'float'
# expect: bad operand type for abs(): 'list'
# expect: type str doesn't define __round__ method
# expect: unsupported operand type(s) for divmod(): 'int' and 'str'
# expect: unsupported operand type(s) for ** or pow(): 'str' and 'int'
# expect: unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
# expect: type object doesn't define __round__ method
# expect: pow() 3rd argument not allowed unless all arguments are integers
# expect: round() takes at most 2 arguments (3 given)
