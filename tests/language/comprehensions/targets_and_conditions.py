print([a + b for a, b in [(1, 2), (3, 4)]], [k for k, *_ in ['abc', 'de']], [x if x else 'zero' for x in range(2)], [y for x in [1, 2] if (y := x * 10) > 10])
# expect: [3, 7] ['a', 'd'] ['zero', 1] [20]
