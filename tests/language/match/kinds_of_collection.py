# Which kind of collection a class is comes from its bases, in order.
class L(list): pass
class D(dict): pass
class Both(D): pass
class Neither:
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
    def keys(self): return []
for value in L([1]), D(a=1), Both(a=1), Neither(), range(1), (1,), "x", b"x", {1}, frozenset():
    match value:
        case [_]: print(type(value).__name__, "sequence of one")
        case {"a": 1}: print(type(value).__name__, "mapping")
        case _: print(type(value).__name__, "other")
# expect: L sequence of one
# expect: D mapping
# expect: Both mapping
# expect: Neither other
# expect: range sequence of one
# expect: tuple sequence of one
# expect: str other
# expect: bytes other
# expect: set other
# expect: frozenset other
