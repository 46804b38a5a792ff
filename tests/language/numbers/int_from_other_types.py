print(int(3.99), int(-3.99), int(True), int(), int(1e20))  # expect: 3 -3 1 0 100000000000000000000
for f in (lambda: int(None), lambda: int([]), lambda: int(float('inf')), lambda: int(float('nan')), lambda: int(1.5, 10)):
    try:
        f()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: TypeError int() can't convert non-string with explicit base
