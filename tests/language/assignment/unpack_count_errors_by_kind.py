def attempt(thing):
    try:
        a, b, c = thing
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
attempt([1, 2])  # expect: ValueError not enough values to unpack (expected 3, got 2)
attempt((1, 2, 3, 4))  # expect: ValueError too many values to unpack (expected 3)
attempt({1: 2})  # expect: ValueError not enough values to unpack (expected 3, got 1)
attempt({1, 2, 3, 4, 5})  # expect: ValueError too many values to unpack (expected 3)
attempt('')  # expect: ValueError not enough values to unpack (expected 3, got 0)
attempt(None)  # expect: TypeError cannot unpack non-iterable NoneType object
attempt(range(4))  # expect: ValueError too many values to unpack (expected 3)
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)
# expect: not enough values to unpack (expected at least 2, got 1)
