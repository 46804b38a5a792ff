# gc.collect() says how many objects were unreachable.
import gc

gc.disable()
gc.collect()


class Plain:
    pass


a = []
a.append(a)
del a
print(gc.collect())  # expect: 1
d = {}
d["d"] = d
del d
print(gc.collect())  # expect: 1
t = ([],)
t[0].append(t)
del t
print(gc.collect())  # expect: 2
print(gc.collect(), gc.collect(0), gc.collect(1), gc.collect(generation=2))  # expect: 0 0 0 0
s = [[] for _ in range(10)]
for i in range(10):
    s[i].append(s[(i + 1) % 10])
del s
print(gc.collect())  # expect: 10
