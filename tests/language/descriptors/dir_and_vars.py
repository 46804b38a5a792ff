class A:
    x = 1

    def __init__(self):
        self.y = 2


class B(A):
    z = 3


b = B()
print([n for n in dir(b) if not n.startswith("__")], [n for n in dir(B) if not n.startswith("__")])
# expect: ['x', 'y', 'z'] ['x', 'z']
print(vars(b), vars(B)["z"], "x" in vars(B))  # expect: {'y': 2} 3 False


class D:
    def __dir__(self):
        return ["b", "a", "c"]


print(dir(D()), D().__dir__())  # expect: ['a', 'b', 'c'] ['b', 'a', 'c']


class Bad:
    def __dir__(self):
        return 5


class Mixed:
    def __dir__(self):
        return ["a", 1]


for f in (lambda: dir(Bad()), lambda: dir(Mixed()), lambda: vars(5), lambda: vars([]), lambda: vars(1, 2), lambda: dir(1, 2)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: 'int' object is not iterable
# expect: '<' not supported between instances of 'int' and 'str'
# expect: vars() argument must have __dict__ attribute
# expect: vars() argument must have __dict__ attribute
# expect: vars expected at most 1 argument, got 2
# expect: dir expected at most 1 argument, got 2
print("__init__" in dir(object()), "append" in dir([]), "__dict__" in dir(b), "__weakref__" in dir(B))
# expect: True True True True
print(sorted(object.__dir__(b)) == dir(b), sorted(type.__dir__(B)) == dir(B))  # expect: True True


def local():
    a = 1
    return dir(), vars()


print(local())  # expect: (['a'], {'a': 1})


class WithDict:
    __dict__ = {"fake": 1}


print("fake" in dir(WithDict()))  # expect: True
