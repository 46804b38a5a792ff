def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
for x in [0.5, -1.5, 2.675, 1234.5678, 5e-324, float("inf"), float("nan"), 25, -15, 10**25, True]:
    for n in [None, 0, 1, -1, -2, 400]: print(x, n, end=' '); show(round, x, n)
    print(x, end=' '); show(round, x)
show(round); show(round, 1, 2, 3); show(round, 'a'); show(round, 1, 'a'); show(round, 1, 1.5); show(round, 1.5, 1.5); show(round, number=1.55, ndigits=1); show(round, 1.5, 2**100); show(round, 15, 2**100)
class R:
    def __round__(self, *a): return a
show(round, R()); show(round, R(), 1); show(round, R(), None); show(round, R(), ndigits=2)
# expect: 0.5 None 0
# expect: 0.5 0 0.0
# expect: 0.5 1 0.5
# expect: 0.5 -1 0.0
# expect: 0.5 -2 0.0
# expect: 0.5 400 0.5
# expect: 0.5 0
# expect: -1.5 None -2
# expect: -1.5 0 -2.0
# expect: -1.5 1 -1.5
# expect: -1.5 -1 -0.0
# expect: -1.5 -2 -0.0
# expect: -1.5 400 -1.5
# expect: -1.5 -2
# expect: 2.675 None 3
# expect: 2.675 0 3.0
# expect: 2.675 1 2.7
# expect: 2.675 -1 0.0
# expect: 2.675 -2 0.0
# expect: 2.675 400 2.675
# expect: 2.675 3
# expect: 1234.5678 None 1235
# expect: 1234.5678 0 1235.0
# expect: 1234.5678 1 1234.6
# expect: 1234.5678 -1 1230.0
# expect: 1234.5678 -2 1200.0
# expect: 1234.5678 400 1234.5678
# expect: 1234.5678 1235
# expect: 5e-324 None 0
# expect: 5e-324 0 0.0
# expect: 5e-324 1 0.0
# expect: 5e-324 -1 0.0
# expect: 5e-324 -2 0.0
# expect: 5e-324 400 5e-324
# expect: 5e-324 0
# expect: inf None OverflowError: cannot convert float infinity to integer
# expect: inf 0 inf
# expect: inf 1 inf
# expect: inf -1 inf
# expect: inf -2 inf
# expect: inf 400 inf
# expect: inf OverflowError: cannot convert float infinity to integer
# expect: nan None ValueError: cannot convert float NaN to integer
# expect: nan 0 nan
# expect: nan 1 nan
# expect: nan -1 nan
# expect: nan -2 nan
# expect: nan 400 nan
# expect: nan ValueError: cannot convert float NaN to integer
# expect: 25 None 25
# expect: 25 0 25
# expect: 25 1 25
# expect: 25 -1 20
# expect: 25 -2 0
# expect: 25 400 25
# expect: 25 25
# expect: -15 None -15
# expect: -15 0 -15
# expect: -15 1 -15
# expect: -15 -1 -20
# expect: -15 -2 0
# expect: -15 400 -15
# expect: -15 -15
# expect: 10000000000000000000000000 None 10000000000000000000000000
# expect: 10000000000000000000000000 0 10000000000000000000000000
# expect: 10000000000000000000000000 1 10000000000000000000000000
# expect: 10000000000000000000000000 -1 10000000000000000000000000
# expect: 10000000000000000000000000 -2 10000000000000000000000000
# expect: 10000000000000000000000000 400 10000000000000000000000000
# expect: 10000000000000000000000000 10000000000000000000000000
# expect: True None 1
# expect: True 0 1
# expect: True 1 1
# expect: True -1 0
# expect: True -2 0
# expect: True 400 1
# expect: True 1
# expect: TypeError: round() missing required argument 'number' (pos 1)
# expect: TypeError: round() takes at most 2 arguments (3 given)
# expect: TypeError: type str doesn't define __round__ method
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: 1.6
# expect: 1.5
# expect: 15
# expect: ()
# expect: (1,)
# expect: ()
# expect: (2,)
