class A:
    __slots__ = ("a",)


class B(A):
    __slots__ = ("b", "c")


class C(B):
    pass


class D(C):
    __slots__ = ("d",)


b = B()
b.a, b.b, b.c = 1, 2, 3
print(b.a, b.b, b.c, hasattr(b, "__dict__"))  # expect: 1 2 3 False
c = C()
c.a, c.b, c.c, c.free = 1, 2, 3, 4
print(c.a, c.b, c.c, c.free, c.__dict__)  # expect: 1 2 3 4 {'free': 4}
d = D()
d.a, d.b, d.c, d.d, d.free = range(5)
print(d.a, d.b, d.c, d.d, d.free, d.__dict__)  # expect: 0 1 2 3 4 {'free': 4}
print(A.a, B.b, D.d, A.a.__get__(d), D.d.__get__(d))
# expect: <member 'a' of 'A' objects> <member 'b' of 'B' objects> <member 'd' of 'D' objects> 0 3


class Hides(A):
    __slots__ = ("a",)


h = Hides()
h.a = 1
A.a.__set__(h, 2)
print(h.a, A.a.__get__(h))  # expect: 1 2


class Empty:
    __slots__ = ()


class FromBoth(A, Empty):
    __slots__ = ()


f = FromBoth()
f.a = 5
print(f.a, FromBoth.__mro__, hasattr(f, "__dict__"))
# expect: 5 (<class '__main__.FromBoth'>, <class '__main__.A'>, <class '__main__.Empty'>, <class 'object'>) False
