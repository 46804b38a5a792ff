# Finalisers that alter the container that lets the object go, while it does.
class Clears:
    def __init__(self, target):
        self.target = target

    def __del__(self):
        self.target.clear()
        self.target.update({n: n for n in range(20)}) if isinstance(self.target, dict) else None


d = {}
for i in range(5):
    d[i] = Clears(d)
d[2] = None
print(len(d) >= 0, isinstance(d, dict))  # expect: True True
d = {}
d["a"] = Clears(d)
del d["a"]
print(sorted(d) == list(range(20)))  # expect: True


class Appends:
    def __init__(self, target):
        self.target = target

    def __del__(self):
        self.target.append(1)


items = []
items.extend([Appends(items) for _ in range(4)])
items.clear()
print(items)  # expect: [1, 1, 1, 1]
items[:] = [Appends(items), 2, 3]
items[0:1] = []
print(items)  # expect: [2, 3, 1]
items.insert(0, Appends(items))
items.pop(0)
print(items)  # expect: [2, 3, 1, 1]


class Grows:
    def __del__(self):
        for n in range(100):
            table["k%d" % n] = n


table = {"x": Grows()}
table["x"] = None
print(len(table))  # expect: 101
table = {n: Grows() for n in range(7)}
for n in range(7):
    table[n] = n
print(len(table))  # expect: 107

s = {Grows() for _ in range(3)}
s.clear()
print(len(table), len(s))  # expect: 107 0
