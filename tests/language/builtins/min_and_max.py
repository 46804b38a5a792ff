print(max(3, 1, 2), min([3, 1, 2]), max('abc'), max([], default='none'), min(['bb', 'a'], key=len), max(1, 2.5), max([1, 5], [2]), min(2, True, key=lambda x: -x))
# expect: 3 1 c none a 2.5 [2] 2
for f in (lambda: max(), lambda: max([]), lambda: max(1), lambda: max(1, 2, default=3), lambda: min([1], foo=1), lambda: max([1, 'a'])):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
# expect: max expected at least 1 argument, got 0
# expect: max() arg is an empty sequence
# expect: 'int' object is not iterable
# expect: Cannot specify a default for max() with multiple positional arguments
# expect: 'foo' is an invalid keyword argument for min()
# expect: '>' not supported between instances of 'str' and 'int'
