import math

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([]))
print(math.prod([1, 2, 3]), math.prod([2, 0.5], start=10), math.prod([]))
print(math.hypot(), math.hypot(3, 4), math.hypot(1, 1, 1), math.hypot(math.inf, math.nan), math.hypot(1e-320, 1e-320), math.hypot(1e308, 1e308))
print(math.dist([1, 2], [4, 6]), math.dist((), ()), math.dist([1.5], [0.25]))
show(lambda: math.fsum([math.inf, -math.inf]))
show(lambda: math.fsum([1e308, 1e308, -1e308]))
show(lambda: math.fsum(["x"]))
show(lambda: math.fsum(3))
show(lambda: math.dist([1], [1, 2]))
show(lambda: math.prod([1, "a"], start=2.0))
show(lambda: math.prod())
show(lambda: math.hypot("a"))
# expect: 1.0 0.9999999999999999 1.0 0.0
# expect: 6 10.0 1
# expect: 0.0 5.0 1.7320508075688772 inf 1.414e-320 1.4142135623730951e+308
# expect: 5.0 0.0 1.25
# expect: ValueError -inf + inf in fsum
# expect: OverflowError intermediate overflow in fsum
# expect: TypeError must be real number, not str
# expect: TypeError 'int' object is not iterable
# expect: ValueError both points must have the same number of dimensions
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: TypeError prod() takes exactly 1 positional argument (0 given)
# expect: TypeError must be real number, not str
