# Thousands of references, made and dropped in different orders.
from _weakref import ref, getweakrefcount


class C:
    pass


dead = 0


def count(reference):
    global dead
    dead += 1


objects = [C() for i in range(2000)]
refs = [ref(o, count) for o in objects for _ in range(2)]
print(sum([getweakrefcount(o) for o in objects[:100]]))  # expect: 200
del refs[1::2]
print(getweakrefcount(objects[0]))  # expect: 1
o = None
objects[::3] = [None] * len(objects[::3])
print(dead)  # expect: 667
del refs[:100]
objects.clear()
print(dead)
# expect: 1934
print(all([r() is None for r in refs]))  # expect: True
c = C()
many = [ref(c, count) for _ in range(1000)]
print(getweakrefcount(c))  # expect: 1000
dead = 0
del many[300:600]
del c
print(dead)  # expect: 700
