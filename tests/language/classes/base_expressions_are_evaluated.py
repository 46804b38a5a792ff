def pick(n): return [list, dict][n]
class L(pick(0)): pass
class D(pick(1)): pass
l = L([1, 2])
l.extra = 'x'
print(l, l.extra, type(l).__name__, len(l), l + [3], isinstance(l, list))  # expect: [1, 2] x L 2 [1, 2, 3] True
d = D(a=1)
d['b'] = 2
d.note = 'n'
print(d, d.note, D.__bases__)  # expect: {'a': 1, 'b': 2} n (<class 'dict'>,)
