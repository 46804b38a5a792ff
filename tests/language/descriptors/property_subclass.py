class Cached(property):
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return "cached " + super().__get__(instance, owner)


class A:
    @Cached
    def x(self):
        """doc of x"""
        return "x"

    @x.setter
    def x(self, value):
        print("set", value)


a = A()
print(a.x, type(A.x).__name__, A.x.__doc__)  # expect: cached x Cached doc of x
a.x = 1  # expect: set 1


class Named(property):
    def __set_name__(self, owner, name):
        self.owned = owner.__name__ + "." + name
        super().__set_name__(owner, name)


class B:
    p = Named(lambda self: 1)


print(B.p.owned, B().p)  # expect: B.p 1
try:
    B().p = 2
except AttributeError as e:
    print(e)
# expect: property 'p' of 'B' object has no setter
