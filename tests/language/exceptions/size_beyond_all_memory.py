for attempt in (lambda: 'a' * 10**20, lambda: [0] * 2**63, lambda: 'ab' * (2**63 - 1)):
    try:
        attempt()
    except (OverflowError, MemoryError) as e:
        print(type(e).__name__, e)
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError repeated string is too long
