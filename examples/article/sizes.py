# What objects take, head to tail.
import sys


class Empty:
    pass


class Three:
    def __init__(self):
        self.a = self.b = self.c = None


def closure():
    held = 1
    return lambda: held


for name, value in [("int", 1000), ("float", 1.5), ("instance", Empty()), ("three attributes", Three()),
                    ("function", closure()), ("its cell", closure().__closure__[0])]:
    print(name + ":", sys.getsizeof(value), "bytes")
