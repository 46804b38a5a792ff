class A:
    x = 1

    def f(self):
        return "f"


class B(A):
    pass


b = B()


def use():
    return b.x, b.f(), B.x


for i in range(5):
    use()
print(use())  # expect: (1, 'f', 1)
A.x = 2
print(use())  # expect: (2, 'f', 2)
A.f = lambda self: "g"
print(use())  # expect: (2, 'g', 2)
B.x = 3
print(use())  # expect: (3, 'g', 3)
del B.x
print(use())  # expect: (2, 'g', 2)
b.x = 4
print(use())  # expect: (4, 'g', 2)
A.x = property(lambda self: "property")
print(b.x, isinstance(B.x, property))  # expect: property True
del A.x
print(b.x)  # expect: 4
B.__len__ = lambda self: 7
print(len(b), bool(b))  # expect: 7 True
B.__bool__ = lambda self: False
print(bool(b))  # expect: False
del B.__bool__, B.__len__
print(bool(b))  # expect: True
try:
    len(b)
except TypeError as e:
    print(e)
# expect: object of type 'B' has no len()
A.__call__ = lambda self, *a: a
print(b(1, 2))  # expect: (1, 2)
A.__eq__ = lambda self, other: True
print(b == 3, A.__hash__ is object.__hash__)  # expect: True True
for text in ("del A.nothing", "A.nothing", "int.x = 1", "del int.real", "int.__name__ = 'x'",
             "A.__name__ = 1", "del A.__name__", "A.__qualname__ = 1", "A.__mro__ = ()",
             "A.__base__ = 1", "A.__dict__ = {}", "A.__dict__['x'] = 1", "del A.__doc__",
             "int.__doc__ = 3", "del A.__module__"):
    try:
        exec(text)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
# expect: AttributeError type object 'A' has no attribute 'nothing'
# expect: AttributeError type object 'A' has no attribute 'nothing'
# expect: TypeError cannot set 'x' attribute of immutable type 'int'
# expect: TypeError cannot set 'real' attribute of immutable type 'int'
# expect: TypeError cannot set '__name__' attribute of immutable type 'int'
# expect: TypeError can only assign string to A.__name__, not 'int'
# expect: TypeError cannot delete '__name__' attribute of immutable type 'A'
# expect: TypeError can only assign string to A.__qualname__, not 'int'
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: TypeError 'mappingproxy' object does not support item assignment
# expect: TypeError cannot delete '__doc__' attribute of immutable type 'A'
# expect: TypeError cannot set '__doc__' attribute of immutable type 'int'
# expect: TypeError cannot delete '__module__' attribute of immutable type 'A'
A.__name__, A.__qualname__ = "Renamed", "Nested.Renamed"
print(A, A.__name__, repr(A()).split(" ")[0])
# expect: <class '__main__.Nested.Renamed'> Renamed <__main__.Nested.Renamed
