# A class is an object, made and changed while the program runs.
class A:
    pass


a = A()
A.greet = lambda self: "hello from " + type(self).__name__
print(a.greet())
A.__name__ = "B"
print(a.greet())
a.__class__ = type("C", (A,), {"extra": 5})
print(a.greet(), a.extra)
