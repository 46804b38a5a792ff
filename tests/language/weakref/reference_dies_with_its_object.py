# A reference yields its object as long as that lives, and None from then on.
from _weakref import ref, getweakrefcount, getweakrefs


class C:
    pass


c = C()
r = ref(c)
print(r() is c, getweakrefcount(c), getweakrefs(c) == [r])  # expect: True 1 True
print(ref(c) is r)  # expect: True
print(r.__callback__)  # expect: None
del c
print(r())  # expect: None
print(getweakrefcount(r))  # expect: 0

# A new object in the same place is not taken for the old one.
for i in range(3):
    d = C()
    print(r() is None, getweakrefcount(d))
# expect: True 0
# expect: True 0
# expect: True 0


def in_function():
    local = C()
    return ref(local)


print(in_function()())  # expect: None
held = [C() for _ in range(100)]
refs = [ref(h) for h in held]
del held[::2]
print(sum([r() is None for r in refs]))  # expect: 50
held.clear()
print(sum([r() is None for r in refs]))  # expect: 100
