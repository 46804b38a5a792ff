class A:
    __slots__ = ("x",)


class B:
    __slots__ = ("y", "x")


class C:
    pass


def read(o):
    return o.x


def write(o, v):
    o.x = v


a, b, c = A(), B(), C()
for o in (a, b, c, a, b, c):
    write(o, 1)
    print(read(o), end=" ")
# expect: 1 1 1 1 1 1 
print()
for i in range(20):
    write(a, i)
    assert read(a) == i
try:
    for i in range(20):
        if i == 15:
            del a.x
        read(a)
except AttributeError as e:
    print(i, e)
# expect: 15 'A' object has no attribute 'x'
for i in range(20):
    write(a, i)
A.x = 5
try:
    write(a, 1)
except AttributeError as e:
    print(e)
# expect: 'A' object attribute 'x' is read-only
print(read(a), A.x)  # expect: 5 5
