# Every class refers to itself; one that nobody uses goes with the next collection.
import gc
from _weakref import ref

gc.disable()


def make():
    class Local:
        def method(self):
            return Local

    class Derived(Local):
        pass

    x = Derived()
    x.attribute = Derived
    return ref(Local), ref(Derived), ref(x)


local, derived, x = make()
print(local() is None, derived() is None, x() is None)  # expect: False False True
gc.collect()
print(local() is None, derived() is None)  # expect: True True


class Base:
    pass


before = len(Base.__subclasses__())
for i in range(10):
    type("T%d" % i, (Base,), {"x": i})
gc.collect()
print(len(Base.__subclasses__()) == before)  # expect: True
for i in range(3):
    T = type("T", (Base,), {"f": lambda self: i})
    print(T().f())
# expect: 0
# expect: 1
# expect: 2
