class L(list):
    pass


class D(dict):
    pass


class S(set):
    pass


class F(frozenset):
    pass


x = L([3, 1, 2])
x.tag = "l"
x.sort()
print(x, x.tag, type(x[:]), type(x + x), type(x.copy()), x == [1, 2, 3], x.__dict__)
# expect: [1, 2, 3] l <class 'list'> <class 'list'> <class 'list'> True {'tag': 'l'}
d = D(a=1)
d.tag = "d"
print(d, d.tag, type(d.copy()), d == {"a": 1}, {**d}, D.fromkeys("ab"), type(D.fromkeys("a")))
# expect: {'a': 1} d <class 'dict'> True {'a': 1} {'a': None, 'b': None} <class '__main__.D'>
s = S([1, 2])
s.tag = "s"
print(s, s.tag, s | {3}, type(s | {3}), type(s.copy()), s == {1, 2})
# expect: S({1, 2}) s {1, 2, 3} <class 'set'> <class 'set'> True
f = F([1])
f.tag = "f"
print(f, f.tag, f | {2}, type(f | {2}), hash(f) == hash(frozenset([1])), type(f.copy()), F() is F())
# expect: F({1}) f frozenset({1, 2}) <class 'frozenset'> True <class 'frozenset'> False
print(frozenset(f) is f, type(frozenset(f)))  # expect: False <class 'frozenset'>
