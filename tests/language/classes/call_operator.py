class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *rest, **kw): return (self.n + x, rest, kw)
a = Adder(5)
print(a(1), a(1, 2, k=3), callable(a), callable(object()))  # expect: (6, (), {}) (6, (2,), {'k': 3}) True False
