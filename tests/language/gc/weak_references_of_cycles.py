# References to garbage are dead before any finaliser runs; callbacks of living references run.
import gc
from _weakref import ref

gc.disable()


class Node:
    def __del__(self):
        print("finaliser sees", r())


def callback(reference):
    print("callback", reference())


n = Node()
n.me = n
r = ref(n, callback)
del n
gc.collect()
# expect: callback None
# expect: finaliser sees None


# A reference that is part of the garbage calls nobody.
class Plain:
    pass


p = Plain()
p.me = p
p.ref = ref(p, callback)
del p
gc.collect()
print("nothing")  # expect: nothing

a, b = Plain(), Plain()
a.other, b.other = b, a
a.ref = ref(b, callback)
outside = ref(b, callback)
del a, b
gc.collect()  # expect: callback None
print(outside())  # expect: None
