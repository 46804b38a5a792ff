import math

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

for name in ("pow", "fmod", "remainder", "atan2", "copysign", "ldexp", "nextafter", "log"):
    f = getattr(math, name)
    for pair in ((2, 3), (-2.0, 0.5), (0.0, -1), (5, 0), (math.inf, 2), (3, math.inf), (1e300, 5000), (1, "x"), (1,)):
        show(lambda: f(*pair))
# expect: 8.0
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: 1.0
# expect: inf
# expect: inf
# expect: OverflowError math range error
# expect: TypeError must be real number, not str
# expect: TypeError pow expected 2 arguments, got 1
# expect: 2.0
# expect: -0.0
# expect: 0.0
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: 3.0
# expect: 160.0
# expect: TypeError must be real number, not str
# expect: TypeError fmod expected 2 arguments, got 1
# expect: -1.0
# expect: -0.0
# expect: 0.0
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: 3.0
# expect: 160.0
# expect: TypeError must be real number, not str
# expect: TypeError remainder expected 2 arguments, got 1
# expect: 0.5880026035475675
# expect: -1.3258176636680326
# expect: 3.141592653589793
# expect: 1.5707963267948966
# expect: 1.5707963267948966
# expect: 0.0
# expect: 1.5707963267948966
# expect: TypeError must be real number, not str
# expect: TypeError atan2 expected 2 arguments, got 1
# expect: 2.0
# expect: 2.0
# expect: -0.0
# expect: 5.0
# expect: inf
# expect: 3.0
# expect: 1e+300
# expect: TypeError must be real number, not str
# expect: TypeError copysign expected 2 arguments, got 1
# expect: 16.0
# expect: TypeError Expected an int as second argument to ldexp.
# expect: 0.0
# expect: 5.0
# expect: inf
# expect: TypeError Expected an int as second argument to ldexp.
# expect: OverflowError math range error
# expect: TypeError Expected an int as second argument to ldexp.
# expect: TypeError ldexp expected 2 arguments, got 1
# expect: 2.0000000000000004
# expect: -1.9999999999999998
# expect: -5e-324
# expect: 4.999999999999999
# expect: 1.7976931348623157e+308
# expect: 3.0000000000000004
# expect: 9.999999999999999e+299
# expect: TypeError must be real number, not str
# expect: TypeError nextafter expected 2 arguments, got 1
# expect: 0.6309297535714574
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: inf
# expect: 0.0
# expect: 81.1036584909672
# expect: TypeError must be real number, not str
# expect: 0.0
