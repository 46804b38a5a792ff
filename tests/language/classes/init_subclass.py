class Base:
    registry = []

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.key = key
        Base.registry.append(cls.__name__)


class A(Base, key=1):
    pass


class B(A):
    pass


class C(B, key="c"):
    pass


print(Base.registry, A.key, B.key, C.key)  # expect: ['A', 'B', 'C'] 1 None c
D = type("D", (A,), {}, key="from type")
print(D.key, Base.registry)  # expect: from type ['A', 'B', 'C', 'D']
for text in ("class X(Base, other=1): pass", "class X(object, key=1): pass",
             "class X(Base, **{'key': 2, 'more': 3}): pass"):
    try:
        exec(text)
    except TypeError as e:
        print(e)
# expect: X.__init_subclass__() takes no keyword arguments
# expect: X.__init_subclass__() takes no keyword arguments
# expect: X.__init_subclass__() takes no keyword arguments


class Fails:
    def __init_subclass__(cls):
        raise ValueError("no " + cls.__name__)


try:
    class G(Fails):
        pass
except ValueError as e:
    print(e)
# expect: no G
print(type(Base.__dict__["__init_subclass__"]).__name__)  # expect: classmethod
print(object.__init_subclass__(), Base.__init_subclass__.__self__)
# expect: None <class '__main__.Base'>
