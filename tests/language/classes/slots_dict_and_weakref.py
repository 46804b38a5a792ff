class WithDict:
    __slots__ = ("x", "__dict__")


w = WithDict()
w.x, w.y = 1, 2
print(w.x, w.y, w.__dict__)  # expect: 1 2 {'y': 2}


class WithWeakref:
    __slots__ = ("__weakref__",)


print(WithWeakref().__weakref__, "__weakref__" in WithWeakref.__dict__)  # expect: None True


class Plain:
    pass


print("__dict__" in Plain.__dict__, "__weakref__" in Plain.__dict__, Plain.__dict__["__dict__"])
# expect: True True <attribute '__dict__' of 'Plain' objects>
print(Plain().__weakref__, "__dict__" in type("Sub", (Plain,), {}).__dict__)  # expect: None False


class Adds(Plain):
    __slots__ = ("s",)


a = Adds()
a.s, a.t = 1, 2
print(a.s, a.__dict__)  # expect: 1 {'t': 2}


class String:
    __slots__ = "single"


s = String()
s.single = 1
print(s.single)  # expect: 1


class Mapping:
    __slots__ = {"key": "its text"}


m = Mapping()
m.key = 1
print(m.key, Mapping.__slots__)  # expect: 1 {'key': 'its text'}


class Iterated:
    __slots__ = iter(["one", "two"])


print(Iterated.one, Iterated.two)
# expect: <member 'one' of 'Iterated' objects> <member 'two' of 'Iterated' objects>
