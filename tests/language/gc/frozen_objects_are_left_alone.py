import gc
from _weakref import ref

gc.disable()


class C:
    pass


c = C()
c.me = c
r = ref(c)
print(gc.get_freeze_count())  # expect: 0
gc.freeze()
print(gc.get_freeze_count() > 0)  # expect: True
del c
gc.collect()
print(r() is None)  # expect: False
gc.unfreeze()
print(gc.get_freeze_count())  # expect: 0
gc.collect()
print(r() is None)  # expect: True
