class Bag:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __contains__(self, x): return ('has', x) in self.items or x in self.items
    def __iter__(self): return iter(self.items)
    def __reversed__(self): return iter(['reversed'])
b = Bag(1, 2, 3)
print(len(b), 2 in b, 9 in b, 9 not in b, list(b), list(reversed(b)), [*b], sum(b))
# expect: 3 True False True [1, 2, 3] ['reversed'] [1, 2, 3] 6
