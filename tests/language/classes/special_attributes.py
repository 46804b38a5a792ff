class Outer:
    """Doc text."""
    class Inner: pass
    def method(self): pass
print(Outer.__name__, Outer.__qualname__, Outer.__module__, Outer.__doc__)  # expect: Outer Outer __main__ Doc text.
print(Outer.Inner.__qualname__, Outer.method.__qualname__, Outer.__bases__, Outer.__mro__)
# expect: Outer.Inner Outer.method (<class 'object'>,) (<class '__main__.Outer'>, <class 'object'>)
print(Outer, Outer.Inner, Outer.__class__, Outer().__class__ is Outer)
# expect: <class '__main__.Outer'> <class '__main__.Outer.Inner'> <class 'type'> True
def f():
    class Local: pass
    return Local
print(f().__qualname__, f())  # expect: f.<locals>.Local <class '__main__.f.<locals>.Local'>
