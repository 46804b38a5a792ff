def attempt(f):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(e)
attempt(lambda: print(sep=1))  # expect: sep must be None or a string, not int
attempt(lambda: print(end=5))  # expect: end must be None or a string, not int
attempt(lambda: print(foo=1))  # expect: 'foo' is an invalid keyword argument for print()
attempt(lambda: print(1, file=3))  # expect: 'int' object has no attribute 'write'
