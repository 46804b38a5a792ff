for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 10 ** 30, lambda: 1.5 >> 1):
    try:
        f()
    except (ValueError, OverflowError, MemoryError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError negative shift count
# expect: ValueError negative shift count
# expect: OverflowError too many digits in integer
# expect: TypeError unsupported operand type(s) for >>: 'float' and 'int'
print(0 << 10 ** 30, 5 >> 10 ** 30, -5 >> 10 ** 30)  # expect: 0 0 -1
