import math

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

for name in ("sqrt", "log", "acos", "atanh", "exp", "cosh", "expm1", "gamma", "lgamma", "log2", "log10", "log1p", "sin", "fabs", "cbrt"):
    f = getattr(math, name)
    for x in (0, -1, 0.5, 1000.0, math.inf, -math.inf, math.nan, 10**400, "x"):
        show(lambda: f(x))
# expect: 0.0
# expect: ValueError math domain error
# expect: 0.7071067811865476
# expect: 31.622776601683793
# expect: inf
# expect: ValueError math domain error
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: -0.6931471805599453
# expect: 6.907755278982137
# expect: inf
# expect: ValueError math domain error
# expect: nan
# expect: 921.0340371976182
# expect: TypeError must be real number, not str
# expect: 1.5707963267948966
# expect: 3.141592653589793
# expect: 1.0471975511965979
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: 0.0
# expect: ValueError math domain error
# expect: 0.5493061443340548
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: 1.0
# expect: 0.36787944117144233
# expect: 1.6487212707001282
# expect: OverflowError math range error
# expect: inf
# expect: 0.0
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: 1.0
# expect: 1.5430806348152437
# expect: 1.1276259652063807
# expect: OverflowError math range error
# expect: inf
# expect: inf
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: 0.0
# expect: -0.6321205588285577
# expect: 0.6487212707001282
# expect: OverflowError math range error
# expect: inf
# expect: -1.0
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: 1.7724538509055159
# expect: OverflowError math range error
# expect: inf
# expect: ValueError math domain error
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: 0.5723649429247004
# expect: 5905.220423209181
# expect: inf
# expect: inf
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: -1.0
# expect: 9.965784284662087
# expect: inf
# expect: ValueError math domain error
# expect: nan
# expect: 1328.771237954945
# expect: TypeError must be real number, not str
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: -0.3010299956639812
# expect: 3.0
# expect: inf
# expect: ValueError math domain error
# expect: nan
# expect: 400.0
# expect: TypeError must be real number, not str
# expect: 0.0
# expect: ValueError math domain error
# expect: 0.4054651081081644
# expect: 6.90875477931522
# expect: inf
# expect: ValueError math domain error
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: 0.0
# expect: -0.8414709848078965
# expect: 0.479425538604203
# expect: 0.8268795405320025
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: 0.0
# expect: 1.0
# expect: 0.5
# expect: 1000.0
# expect: inf
# expect: inf
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: 0.0
# expect: -1.0
# expect: 0.7937005259840998
# expect: 10.0
# expect: inf
# expect: -inf
# expect: nan
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
