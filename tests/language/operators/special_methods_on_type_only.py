class A:
    pass


a = A()
a.__len__ = lambda: 5
a.__add__ = lambda other: 1
a.__bool__ = lambda: False
a.__getitem__ = lambda k: k
a.__str__ = lambda: "instance"
a.__eq__ = lambda other: True
a.__hash__ = lambda: 1
for f in (lambda: len(a), lambda: a + 1, lambda: a[0]):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: object of type 'A' has no len()
# expect: unsupported operand type(s) for +: 'A' and 'int'
# expect: 'A' object is not subscriptable
print(bool(a), a == 1, str(a) == "instance", hash(a) == 1)  # expect: True False False False
A.__len__ = lambda self: 5
A.__add__ = lambda self, other: ("add", other)
A.__getitem__ = lambda self, k: ("item", k)
A.__setitem__ = lambda self, k, v: print("set", k, v)
A.__delitem__ = lambda self, k: print("del", k)
A.__contains__ = lambda self, k: k == 1
print(len(a), a + 1, a[0], a[1:2], 1 in a, 2 in a)
# expect: 5 ('add', 1) ('item', 0) ('item', slice(1, 2, None)) True False
a[3] = 4  # expect: set 3 4
del a[5]  # expect: del 5
A.__add__ = A.__radd__ = A.__len__ = None
for f in (lambda: len(a), lambda: a + 1, lambda: 1 + a):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable


class Static:
    __len__ = staticmethod(lambda: 9)
    __getitem__ = classmethod(lambda cls, k: (cls.__name__, k))
    __add__ = property(lambda self: lambda other: ("property", other))


print(len(Static()), Static()[2], Static() + 3)  # expect: 9 ('Static', 2) ('property', 3)


class Lacks:
    __delitem__ = lambda self, k: None


for text in ("Lacks()[0] = 1", "Lacks()[0]", "del A()[0]; A.__delitem__ = None; del A()[0]"):
    try:
        exec(text)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: AttributeError __setitem__
# expect: TypeError 'Lacks' object is not subscriptable
# expect: del 0
# expect: TypeError 'NoneType' object is not callable
