# obj.__weakref__ is the first of its references.
from _weakref import ref


class C:
    pass


c = C()
print(c.__weakref__)  # expect: None
r = ref(c)
print(c.__weakref__ is r)  # expect: True
del r
print(c.__weakref__)  # expect: None
