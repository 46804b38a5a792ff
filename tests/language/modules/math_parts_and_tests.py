import math

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(math.frexp(10.0), math.frexp(0), math.frexp(math.inf), math.modf(2.5), math.modf(-2.5), math.modf(math.inf))
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(math.inf, math.inf))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.ulp(1.0), math.ulp(0.0), math.degrees(math.pi), math.radians(180))
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.log(8, 2), math.log2(8), math.log10(10**400), math.log(10**400), math.exp2(3), math.cbrt(27))
print(math.sin.__name__, math.sin.__module__, math.sin.__self__ is math, math.sin)
show(lambda: math.isclose(1, 2, rel_tol=-1))
show(lambda: math.sin())
show(lambda: math.sin(1, 2))
show(lambda: math.sin(x=1))
show(lambda: math.atan2(1))
show(lambda: math.log())
show(lambda: math.nothing)
# expect: (0.625, 4) (0.0, 0) (inf, 0) (0.5, 2.0) (-0.5, -2.0) (0.0, inf)
# expect: True False True True True
# expect: True True True 2.220446049250313e-16 5e-324 180.0 3.141592653589793
# expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf nan
# expect: 3.0 3.0 400.0 921.0340371976182 8.0 3.0000000000000004
# expect: sin math True <built-in function sin>
# expect: ValueError tolerances must be non-negative
# expect: TypeError math.sin() takes exactly one argument (0 given)
# expect: TypeError math.sin() takes exactly one argument (2 given)
# expect: TypeError math.sin() takes no keyword arguments
# expect: TypeError atan2 expected 2 arguments, got 1
# expect: TypeError math.log requires 1 to 2 arguments
# expect: AttributeError module 'math' has no attribute 'nothing'
