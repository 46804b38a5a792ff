print(sum([1, 2, 3]), sum([0.5, 1]), sum([[1], [2]], []), sum(range(101)), sum([], 5), sum([2 ** 62] * 4), sum([True, 2], start=0.5))
# expect: 6 1.5 [1, 2] 5050 5 18446744073709551616 3.5
print(all([]), all([1, 0]), any([]), any([0, 'x']), all('abc'))  # expect: True False False True True
for f in (lambda: sum(['a'], ''), lambda: sum(['a']), lambda: sum(5), lambda: all(5)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: sum() can't sum strings [use ''.join(seq) instead]
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
