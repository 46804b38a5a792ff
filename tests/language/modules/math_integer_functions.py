import math

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(math.gcd(), math.gcd(12), math.gcd(-12, 18), math.gcd(2**200 * 3, 2**100 * 9), math.gcd(0, 0, 5))
print(math.lcm(), math.lcm(4, 6), math.lcm(-4, 6, 10), math.lcm(0, 5), math.lcm(2**70, 3**50))
print(math.factorial(0), math.factorial(5), math.factorial(30), len(str(math.factorial(1000))))
print(math.comb(5, 2), math.comb(100, 50), math.comb(3, 5), math.comb(2**70, 2), math.perm(5, 2), math.perm(5), math.perm(3, 4))
print(math.isqrt(0), math.isqrt(24), math.isqrt(25), math.isqrt(10**60), math.isqrt(2**64 - 1))
class Index:
    def __index__(self):
        return 6
print(math.gcd(Index(), 4), math.factorial(Index()), math.isqrt(Index()))
show(lambda: math.factorial(-1))
show(lambda: math.factorial(2.0))
show(lambda: math.factorial(10**30))
show(lambda: math.comb(-1, 2))
show(lambda: math.comb(5, -2))
show(lambda: math.perm(5, -2))
show(lambda: math.isqrt(-1))
show(lambda: math.gcd(1.5))
show(lambda: math.lcm("a"))
show(lambda: math.comb(5))
# expect: 0 12 6 3802951800684688204490109616128 5
# expect: 1 12 60 0 847544348798892439652940749688313000363032576
# expect: 1 120 265252859812191058636308480000000 2568
# expect: 10 100891344545564193334812497256 0 696898287454081973172400900209902591410176 20 120 0
# expect: 0 4 5 1000000000000000000000000000000 4294967295
# expect: 2 720 2
# expect: ValueError factorial() not defined for negative values
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: OverflowError factorial() argument should not exceed 9223372036854775807
# expect: ValueError n must be a non-negative integer
# expect: ValueError k must be a non-negative integer
# expect: ValueError k must be a non-negative integer
# expect: ValueError isqrt() argument must be nonnegative
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError comb expected 2 arguments, got 1
