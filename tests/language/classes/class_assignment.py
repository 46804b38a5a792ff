def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class S1:
    __slots__ = ("x", "y")


class S2:
    __slots__ = ("y", "x")


class S3:
    __slots__ = ("x", "z")


class I(int):
    pass


class J(int):
    def who(self):
        return "J"


class L(list):
    pass


def become(o, cls):
    o.__class__ = cls
    return type(o).__name__


a = A()
a.x = 1
for i in range(6):
    become(a, (A, B)[i % 2])
    print(a.who(), a.x, end=" ")
# expect: A 1 B 1 A 1 B 1 A 1 B 1 
print()
s = S1()
s.x, s.y = "x", "y"
attempt(lambda: become(s, S2))  # expect: S2
print(s.x, s.y)  # expect: x y
attempt(lambda: become(s, S3))  # expect: __class__ assignment: 'S3' object layout differs from 'S2'
attempt(lambda: become(s, A))  # expect: __class__ assignment: 'A' object layout differs from 'S2'
attempt(lambda: become(a, S1))  # expect: __class__ assignment: 'S1' object layout differs from 'B'
i = I(3)
i.q = 1
attempt(lambda: become(i, J))  # expect: __class__ assignment: 'J' object layout differs from 'I'
print(i + 1, i.q)  # expect: 4 1
attempt(lambda: become(i, A))  # expect: __class__ assignment: 'A' object layout differs from 'I'
attempt(lambda: become(L(), A))  # expect: __class__ assignment: 'A' object layout differs from 'L'
attempt(lambda: become(a, int))
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
attempt(lambda: become(1, A))
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
attempt(lambda: become(a, 1))  # expect: __class__ must be set to a class, not 'int' object
attempt(lambda: become(A, B))
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
attempt(lambda: become([], L))
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
try:
    del a.__class__
except TypeError as e:
    print(e)
# expect: can't delete __class__ attribute


class Meta(type):
    def hello(cls):
        return "hello from " + cls.__name__


class Meta2(Meta):
    def hello(cls):
        return "other hello from " + cls.__name__


try:
    A.__class__ = Meta
except TypeError as e:
    print(e)
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
M = Meta("M", (), {})
print(M.hello())  # expect: hello from M
M.__class__ = Meta2
print(M.hello(), type(M).__name__)  # expect: other hello from M Meta2
