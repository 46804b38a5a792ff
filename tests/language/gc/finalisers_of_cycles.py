# Objects of a cycle are finalised while all of them are whole, then freed; each once.
import gc

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, "sees", self.other.name)


def make():
    a = Node("a")
    b = Node("b")
    a.other = b
    b.other = a


make()
print("made")
gc.collect()
# expect: made
# expect: del a sees b
# expect: del b sees a
print(gc.collect())  # expect: 0

# One that brings itself back keeps the whole cycle, and is not finalised again.
saved = []


class Back:
    def __del__(self):
        print("del x sees", type(self.other).__name__)
        saved.append(self)


class Silent:
    pass


def make_back():
    a = Back()
    b = Silent()
    a.other = b
    b.other = a


make_back()
gc.collect()
# expect: del x sees Silent
print(saved[0].other.other is saved[0], gc.is_finalized(saved[0]))  # expect: True True
saved.clear()
print(gc.collect() > 0)  # expect: True
print("silent")  # expect: silent

# Finalisers that break the cycle themselves, or raise.
import sys

sys.unraisablehook = lambda info: print("ignored", info.exc_type.__name__)


class Breaks:
    def __del__(self):
        print("breaks")
        self.me = None


b = Breaks()
b.me = b
del b
gc.collect()  # expect: breaks


class Raises:
    def __del__(self):
        raise KeyError("k")


r = Raises()
r.me = r
del r
gc.collect()  # expect: ignored KeyError


class Allocates:
    def __del__(self):
        global kept
        kept = [[i] for i in range(1000)]
        self.more = [self]
        gc.collect()


a = Allocates()
a.me = a
del a
gc.collect()
print(len(kept))  # expect: 1000
