class P:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, P) and self.v == o.v
    def __hash__(self): return hash(self.v)
print(P(1) == P(1), P(1) != P(1), P(1) == 1, {P(1): 'x'}[P(1)], len({P(1), P(1), P(2)}))
# expect: True False False x 2
class Q:
    def __eq__(self, o): return True
try:
    hash(Q())
except TypeError as e:
    print(e)
# expect: unhashable type: 'Q'
print(Q.__hash__)  # expect: None
