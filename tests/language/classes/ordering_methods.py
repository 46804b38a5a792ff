class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __le__(self, o): return self.n <= o.n
    def __repr__(self): return f'V{self.n}'
print(V(1) < V(2), V(1) > V(2), V(1) >= V(1), V(2) <= V(1))  # expect: True False True False
print(sorted([V(3), V(1), V(2)]), max(V(1), V(5)), min([V(4), V(2)]))  # expect: [V1, V2, V3] V5 V2
try:
    V(1) < 5
except AttributeError as e:
    print(e)
# expect: 'int' object has no attribute 'n'
