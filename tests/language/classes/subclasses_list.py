class A:
    pass


class B(A):
    pass


class C(A):
    pass


class D(B, C):
    pass


print(A.__subclasses__(), B.__subclasses__(), D.__subclasses__())
# expect: [<class '__main__.B'>, <class '__main__.C'>] [<class '__main__.D'>] []
del C
del D
print(A.__subclasses__()[0].__name__, len(A.__subclasses__()) in (1, 2))  # expect: B True
print(bool in int.__subclasses__(), type.__subclasses__(type)[:1] == type.__subclasses__(type)[:1])
# expect: True True
print(A.__subclasses__() is A.__subclasses__())  # expect: False
