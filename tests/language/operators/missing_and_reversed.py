class D(dict):
    def __missing__(self, key):
        return "missing " + str(key)


d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, len(d))  # expect: 1 missing b None False 1


class Stores(dict):
    def __missing__(self, key):
        self[key] = []
        return self[key]


s = Stores()
s["x"].append(1)
print(s)  # expect: {'x': [1]}


class Raises(dict):
    def __missing__(self, key):
        raise ValueError(key)


try:
    Raises()["k"]
except ValueError as e:
    print(e)
# expect: k


class Sub(D):
    def __getitem__(self, key):
        return "sub " + super().__getitem__(key)


print(Sub()["q"], "{x}".format_map(D()), "%(y)s" % D())  # expect: sub missing q missing x missing y


class R:
    def __reversed__(self):
        return iter("reversed")


class Seq:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i


print(list(reversed(R()))[:3], list(reversed(Seq())))  # expect: ['r', 'e', 'v'] [2, 1, 0]
for x in (5, {1}, object()):
    try:
        reversed(x)
    except TypeError as e:
        print(e)
# expect: 'int' object is not reversible
# expect: 'set' object is not reversible
# expect: 'object' object is not reversible
d.__missing__ = lambda key: "instance"
print(d["zz"])  # expect: missing zz
