import math

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

class Up:
    def __ceil__(self):
        return "ceil"
    def __floor__(self):
        return "floor"
    def __trunc__(self):
        return "trunc"
for f in (math.ceil, math.floor, math.trunc):
    print(f.__name__, f(2.5), f(-2.5), f(7), f(1e20), f(True))
    print(f(Up()))
    show(lambda: f(math.inf))
    show(lambda: f(math.nan))
    show(lambda: f("1"))
    show(lambda: f())
# expect: ceil 3 -2 7 100000000000000000000 1
# expect: ceil
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: TypeError must be real number, not str
# expect: TypeError math.ceil() takes exactly one argument (0 given)
# expect: floor 2 -3 7 100000000000000000000 1
# expect: floor
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: TypeError must be real number, not str
# expect: TypeError math.floor() takes exactly one argument (0 given)
# expect: trunc 2 -2 7 100000000000000000000 1
# expect: trunc
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: TypeError type str doesn't define __trunc__ method
# expect: TypeError math.trunc() takes exactly one argument (0 given)
