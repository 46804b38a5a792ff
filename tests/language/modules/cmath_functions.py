# cmath: complex functions, branch cuts and errors.
import cmath
import math

print(cmath.sqrt(-1), cmath.sqrt(complex(-4, -0.0)), cmath.exp(0), cmath.log(1))  # expect: 1j -2j (1+0j) 0j
print(cmath.phase(-1j) == -math.pi / 2, cmath.polar(3 + 4j)[0], cmath.rect(2, 0))  # expect: True 5.0 (2+0j)
print(cmath.isclose(cmath.exp(1j * cmath.pi), -1), cmath.isclose(cmath.cos(1j), math.cosh(1)))  # expect: True True
print([cmath.isclose(f(g(0.3 + 0.2j)), 0.3 + 0.2j) for f, g in [
    (cmath.sin, cmath.asin), (cmath.cos, cmath.acos), (cmath.tan, cmath.atan),
    (cmath.sinh, cmath.asinh), (cmath.cosh, cmath.acosh), (cmath.tanh, cmath.atanh)]])
# expect: [True, True, True, True, True, True]
print(cmath.isclose(cmath.log(8, 2), 3), cmath.log10(100).real, cmath.log(-1).imag == math.pi)  # expect: True 2.0 True
print(cmath.isnan(complex("nan")), cmath.isinf(cmath.infj), cmath.isfinite(1j), cmath.infj, cmath.nanj)
# expect: True True True infj nanj


class Number:
    def __complex__(self):
        return 4j


print(cmath.phase(Number()) == math.pi / 2, cmath.sqrt(Number()).real > 1)  # expect: True True
for bad in [lambda: cmath.log(0), lambda: cmath.exp(1000), lambda: cmath.sqrt("x"), lambda: cmath.atanh(1),
            lambda: cmath.rect(1, float("inf")), lambda: cmath.isclose(1, 1, rel_tol=-1), lambda: cmath.cosh(1000),
            lambda: cmath.sin()]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError math domain error
# expect: OverflowError math range error
# expect: TypeError must be real number, not str
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError tolerances must be non-negative
# expect: OverflowError math range error
# expect: TypeError cmath.sin() takes exactly one argument (0 given)
