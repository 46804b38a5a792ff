class Eq:
    def __eq__(self, other):
        return True


class EqHash(Eq):
    def __hash__(self):
        return 7


class Inherits(EqHash):
    pass


class Redefines(EqHash):
    def __eq__(self, other):
        return False


class Keeps(EqHash):
    def __eq__(self, other):
        return False

    __hash__ = EqHash.__hash__


for cls in (Eq, EqHash, Inherits, Redefines, Keeps):
    try:
        print(cls.__name__, hash(cls()), cls.__hash__ is None)
    except TypeError as e:
        print(e, cls.__hash__)
# expect: unhashable type: 'Eq' None
# expect: EqHash 7 False
# expect: Inherits 7 False
# expect: unhashable type: 'Redefines' None
# expect: Keeps 7 False
for f in (lambda: hash([]), lambda: hash({}), lambda: hash(set()), lambda: {[]: 1}, lambda: {Eq()}, lambda: hash(slice(1)),
          lambda: hash(([],)), lambda: {}.get([]), lambda: [] in {}, lambda: set([[]]), lambda: frozenset([{}])):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
# expect: unhashable type: 'set'
# expect: unhashable type: 'list'
# expect: unhashable type: 'Eq'
# expect: unhashable type: 'slice'
# expect: unhashable type: 'list'
# expect: unhashable type: 'list'
# expect: unhashable type: 'list'
# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
Eq.__hash__ = lambda self: 3
print(hash(Eq()))  # expect: 3
del Eq.__hash__
print(Eq.__hash__ is object.__hash__)  # expect: True


class MinusOne:
    def __hash__(self):
        return -1


print(hash(MinusOne()), hash(-1), list.__hash__, dict.__hash__)  # expect: -2 -2 None None
