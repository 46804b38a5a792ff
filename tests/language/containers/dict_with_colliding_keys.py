class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f'K{self.n}'
d = {K(i): i for i in range(20)}
print(d[K(7)], len(d), K(99) in d)  # expect: 7 20 False
for i in range(0, 20, 2): del d[K(i)]
print(list(d), d[K(19)])  # expect: [K1, K3, K5, K7, K9, K11, K13, K15, K17, K19] 19
