class P:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "the x"
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @x.deleter
    def x(self):
        del self._x

    @property
    def readonly(self):
        return "fixed"

    writeonly = property(None, lambda self, v: print("set", v))
    nothing = property()


p = P()
p.x = 5
print(p.x, P.x.__doc__, P.x.fget.__name__, P.x.fset.__name__, P.x.fdel.__name__, type(P.x))
# expect: 5 the x x x x <class 'property'>
del p.x
p.writeonly = 3  # expect: set 3
for text in ("p.x", "p.readonly = 1", "del p.readonly", "p.writeonly", "p.nothing", "p.nothing = 1",
             "del p.nothing", "P.x.fget = 1", "del P.x.fget"):
    try:
        exec(text)
    except AttributeError as e:
        print(e)
# expect: 'P' object has no attribute '_x'
# expect: property 'readonly' of 'P' object has no setter
# expect: property 'readonly' of 'P' object has no deleter
# expect: property 'writeonly' of 'P' object has no getter
# expect: property 'nothing' of 'P' object has no getter
# expect: property 'nothing' of 'P' object has no setter
# expect: property 'nothing' of 'P' object has no deleter
# expect: readonly attribute
# expect: readonly attribute
P.x.__doc__ = "changed"
print(P.x.__doc__, P.__dict__["x"].__doc__, property(doc="given").__doc__)
# expect: changed changed given
print(P.x.__get__(None, P) is P.x, P.readonly.__get__(p), P.readonly.getter(lambda s: "new").__get__(p))
# expect: True fixed new
loose = property(lambda self: 1)
for f in (lambda: loose.__set__(p, 1), lambda: loose.__delete__(p), lambda: property().__get__(p)):
    try:
        f()
    except AttributeError as e:
        print(e)
# expect: property of 'P' object has no setter
# expect: property of 'P' object has no deleter
# expect: property of 'P' object has no getter
for f in (lambda: property(1, 2, 3, 4, 5), lambda: property(bad=1), lambda: loose.__set_name__(1),
          lambda: loose.getter()):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: property() takes at most 4 arguments (5 given)
# expect: 'bad' is an invalid keyword argument for property()
# expect: __set_name__() takes 2 positional arguments but 1 were given
# expect: property.getter() takes exactly one argument (0 given)
print(property(fget=lambda s: 4, doc="d").__get__(p), property(1).fget)  # expect: 4 1
