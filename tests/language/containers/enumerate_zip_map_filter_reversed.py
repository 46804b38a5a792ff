print(list(enumerate('ab')), list(enumerate('ab', 5)), list(zip([1, 2], 'ab', (3, 4, 5))), list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed([1, 2, 3])), list(reversed('ab')))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(1, 'a', 3), (2, 'b', 4)] ['1', '2'] [4, 6] [1, 'a'] [2, 3] [3, 2, 1] ['b', 'a']
for i, (a, b) in enumerate(zip('ab', 'cd')):
    print(i, a, b)
# expect: 0 a c
# expect: 1 b d
try:
    list(zip('ab', 'c', strict=True))
except ValueError as e:
    print(e)
# expect: zip() argument 2 is shorter than argument 1
