class A:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 0

    def bump(self):
        self.x += 1
        return self.x


a = A()
for i in range(10):
    a.bump()
print(a.x)  # expect: 10


def y_of(o):
    return o.y


for i in range(8):
    if i in (2, 5):
        a.y = i
    if i in (4, 7) and hasattr(a, "y"):
        del a.y
    try:
        print(y_of(a), end=" ")
    except AttributeError as e:
        print(e, end=" ")
# expect: 'A' object has no attribute 'y' 'A' object has no attribute 'y' 2 2 'A' object has no attribute 'y' 5 5 'A' object has no attribute 'y' 
print()


class B(A):
    __slots__ = ("z",)


class C(A):
    pass


def total(o):
    return o.x


for o in (A(), A(), B(), C(), A(), B(), B(), C(), C()):
    o.x = 5
    print(total(o), end=" ")
# expect: 5 5 5 5 5 5 5 5 5 
print()
c = C()
c.free = 1
for i in range(5):
    c.x = [i]
    c.free = c.x
print(c.free, c.__dict__)  # expect: [4] {'free': [4]}


class Item:
    __slots__ = ("v",)

    def __del__(self):
        pass


it = Item()
for i in range(6):
    it.v = it
    it.v = [it]
it.v = None
print(it.v)  # expect: None
for i in range(6):
    A.x.__set__(a, i)
    assert a.x == i
saved = A.x
A.x = 5
try:
    a.x = 1
except AttributeError as e:
    print(e)
# expect: 'A' object attribute 'x' is read-only
print(a.x)  # expect: 5
A.x = saved
print(a.x)  # expect: 5
