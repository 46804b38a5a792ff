# __del__ is looked up on the class, as every special method.
class Base:
    def __del__(self):
        print("Base.__del__", type(self).__name__)


class Derived(Base):
    pass


class Overriding(Base):
    def __del__(self):
        print("Overriding.__del__")
        super().__del__()


Derived()  # expect: Base.__del__ Derived
Overriding()
# expect: Overriding.__del__
# expect: Base.__del__ Overriding


class Plain:
    pass


p = Plain()
p.__del__ = lambda: print("not called")
del p
print("nothing")  # expect: nothing
Plain.__del__ = lambda self: print("added later")
Plain()  # expect: added later


class Callable:
    def __call__(self, *args):
        print("called with", len(args))


class WithObject:
    __del__ = Callable()


WithObject()  # expect: called with 0


class WithStatic:
    @staticmethod
    def __del__():
        print("static")


WithStatic()  # expect: static


class ByHand(Base):
    pass


b = ByHand()
b.__del__()  # expect: Base.__del__ ByHand
del b  # expect: Base.__del__ ByHand

