a = [3, 1, 2]
a.sort()
print(a, sorted(a, reverse=True), sorted('bca'), sorted(['bb', 'a', 'ccc'], key=len), sorted([1, -3, 2], key=abs))
# expect: [1, 2, 3] [3, 2, 1] ['a', 'b', 'c'] ['a', 'bb', 'ccc'] [1, 2, -3]
pairs = [(1, 'b'), (0, 'z'), (1, 'a'), (0, 'y')]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
# expect: [(0, 'z'), (0, 'y'), (1, 'b'), (1, 'a')] [(1, 'b'), (1, 'a'), (0, 'z'), (0, 'y')]
try:
    [1, 'a', 2].sort()
except TypeError as e:
    print(e)
# expect: '<' not supported between instances of 'str' and 'int'
big = [(i * 7919) % 1000 for i in range(1000)]
big.sort()
print(big == list(range(1000)))  # expect: True
