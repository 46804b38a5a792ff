class Name:
    def __init__(self, n): self.n = n
    __lt__ = lambda self, o: len(self.n) < len(o.n)
    __repr__ = lambda self: self.n
print(sorted([Name('ccc'), Name('a'), Name('bb')]))  # expect: [a, bb, ccc]
