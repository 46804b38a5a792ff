# With DEBUG_SAVEALL garbage is not freed but put into gc.garbage.
import gc

gc.disable()
gc.collect()
print(gc.garbage, gc.get_debug())  # expect: [] 0
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug() == gc.DEBUG_SAVEALL)  # expect: True
a = ["marker"]
a.append(a)
del a
print(gc.collect())  # expect: 1
print(len(gc.garbage), gc.garbage[0][0])  # expect: 1 marker
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())  # expect: 1
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
# expect: 1 2 4 32 38
