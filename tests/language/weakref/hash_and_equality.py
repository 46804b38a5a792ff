# Live references compare and hash as their objects do; dead ones by identity, with the hash kept.
from _weakref import ref


class Value:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)


a, b, c = Value(1), Value(1), Value(2)
ra, rb, rc = ref(a), ref(b), ref(c)
print(ra == rb, ra != rb, ra == rc, ra != rc, ra is rb)  # expect: True False False True False
print(hash(ra) == hash(1), hash(ra) == hash(rb))  # expect: True True
print(len({ra, rb, rc}))  # expect: 2
table = {ra: "a"}
print(table[rb])  # expect: a
print(ra == 1, ra != 1)  # expect: False True
del a
print(ra == rb, ra == ra, ra != rb)  # expect: False True True
print(hash(ra) == hash(1), table[ra])  # expect: True a
del c
try:
    hash(rc)
except TypeError as error:
    print(error)
# rc was hashed in the set above, so it answers
rd = ref(Value(5))
try:
    hash(rd)
except TypeError as error:
    print(error)  # expect: weak object has gone away
try:
    ra < rb
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'weakref.ReferenceType' and 'weakref.ReferenceType'


class Unhashable:
    __hash__ = None


u = Unhashable()
try:
    hash(ref(u))
except TypeError as error:
    print(error)  # expect: unhashable type: 'Unhashable'
