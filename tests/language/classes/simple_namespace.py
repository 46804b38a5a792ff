import sys
from types import SimpleNamespace


def attempt(run):
    try:
        print(run())
    except Exception as e:
        print(type(e).__name__, e)


n = SimpleNamespace(a=1, b="x")
print(n, n.a, vars(n))  # expect: namespace(a=1, b='x') 1 {'a': 1, 'b': 'x'}
n.c = [n]
print(n)  # expect: namespace(a=1, b='x', c=[namespace(...)])
del n.a
attempt(lambda: n.a)  # expect: AttributeError 'types.SimpleNamespace' object has no attribute 'a'
attempt(lambda: SimpleNamespace(1))  # expect: TypeError no positional arguments expected
attempt(lambda: SimpleNamespace(**{"a b": 1}))  # expect: namespace(a b=1)
attempt(lambda: SimpleNamespace(**{"": 1}))  # expect: namespace()
attempt(lambda: SimpleNamespace(a=1) == SimpleNamespace(a=1))  # expect: True
attempt(lambda: SimpleNamespace(a=1) != SimpleNamespace(a=1))  # expect: False
attempt(lambda: SimpleNamespace() < SimpleNamespace())
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'
attempt(lambda: SimpleNamespace() == 3)  # expect: False
attempt(lambda: SimpleNamespace() < 3)
# expect: TypeError '<' not supported between instances of 'types.SimpleNamespace' and 'int'
attempt(lambda: hash(SimpleNamespace()))
# expect: TypeError unhashable type: 'types.SimpleNamespace'
attempt(lambda: SimpleNamespace(a=1).__reduce__())
# expect: (<class 'types.SimpleNamespace'>, (), {'a': 1})
n.__dict__[1] = 2
n.__init__(d=7)
print(n)  # expect: namespace(b='x', c=[namespace(...)], d=7)


class Options(SimpleNamespace):
    def __repr__(self):
        return "<" + super().__repr__() + ">"


options = Options(z=1)
print(options, options == SimpleNamespace(z=1))  # expect: <Options(z=1)> True


class Kept(SimpleNamespace):
    __slots__ = ("w",)


kept = Kept(w=3, e=4)
print(kept)  # expect: Kept(w=3, e=4)
attempt(lambda: kept.w)  # expect: AttributeError 'Kept' object has no attribute 'w'
kept.me = kept
print(kept)  # expect: Kept(w=3, e=4, me=Kept(...))


class Spiteful:
    def __repr__(self):
        victim.__dict__.clear()
        return "spite"

    def __eq__(self, other):
        victim.__dict__.clear()
        return True


victim = SimpleNamespace(a=Spiteful(), b=2)
print(victim, victim)  # expect: namespace(a=spite) namespace()
victim = SimpleNamespace(a=Spiteful())
print(victim == SimpleNamespace(a=1))  # expect: True
print(type(sys.implementation), hasattr(sys.implementation, "name"))
# expect: <class 'types.SimpleNamespace'> True
