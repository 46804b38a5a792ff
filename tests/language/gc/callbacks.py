# gc.callbacks are told of the start and the end of each pass.
import gc
import sys

gc.disable()
gc.collect()
told = []


def callback(phase, info):
    told.append((phase, info["generation"], info["collected"], info["uncollectable"]))


gc.callbacks.append(callback)
a = []
a.append(a)
del a
gc.collect()
print(told)  # expect: [('start', 2, 0, 0), ('stop', 2, 1, 0)]
told.clear()
gc.collect(0)
print(told)  # expect: [('start', 0, 0, 0), ('stop', 0, 0, 0)]


def bad(phase, info):
    raise ValueError(phase)


sys.unraisablehook = lambda info: print("ignored", info.exc_value)
gc.callbacks[:] = [bad]
gc.collect()
# expect: ignored start
# expect: ignored stop
gc.callbacks.clear()
gc.collect()
stats = gc.get_stats()
print(len(stats), sorted(stats[2]), stats[2]["collections"] >= 3)
# expect: 3 ['collected', 'collections', 'uncollectable'] True
