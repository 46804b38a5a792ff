import gc
import sys
import weakref

sys.unraisablehook = lambda u: print("unraisable:", type(u.exc_value).__name__, u.exc_value)
kept = []


class Back:
    def __del__(self):
        kept.append(self)


Back()
print(len(kept))  # expect: 1
kept.clear()
print(len(kept))  # expect: 0


class Raising:
    def __del__(self):
        raise ValueError("in __del__")


Raising()  # expect: unraisable: ValueError in __del__
try:
    Raising().missing
except AttributeError as e:
    print(e)
# expect: 'Raising' object has no attribute 'missing'
# expect: unraisable: ValueError in __del__


class Killing:
    def __init__(self, target):
        self.target = target

    def __del__(self):
        self.target.clear()


items = []
items += [Killing(items), Killing(items), 1, 2]
items.pop(0)
print(items)  # expect: []
table = {}
table.update({i: Killing(table) for i in range(5)})
table[2] = None
print(table)  # expect: {}
group = set()
group.add(Killing(group))
group.pop()
group.add(Killing(group))
group.clear()
print(group)  # expect: set()


class Deleting:
    def __del__(self):
        print("del", "name" in globals())
        globals().pop("name", None)


name = Deleting()
name = 1  # expect: del True
print("name" in globals())  # expect: False


class Ring:
    def __init__(self, number):
        self.number = number
        self.me = self

    def __del__(self):
        print("ring", self.number, len(gc.get_objects()) > 0)
        gc.collect()
        Ring.saved = self if self.number == 2 else None


for number in range(3):
    Ring(number)
    gc.collect()
# expect: ring 0 True
# expect: ring 1 True
# expect: ring 2 True


def generator():
    try:
        yield 1
    finally:
        yield 2


g = generator()
next(g)
del g  # expect: unraisable: RuntimeError generator ignored GeneratorExit


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            print("no")


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
# expect: no
# expect: generator ignored GeneratorExit
del s
# expect: no
# expect: unraisable: RuntimeError generator ignored GeneratorExit


class Referred:
    pass


def callback(reference):
    print("callback", reference() is None)
    raise KeyError("in callback")


r = Referred()
w = weakref.ref(r, callback)
del r
# expect: callback True
# expect: unraisable: KeyError 'in callback'

a, b = ValueError("a"), ValueError("b")
a.__context__ = b
b.__context__ = a
try:
    try:
        raise a
    except ValueError:
        raise b
except ValueError as e:
    print(repr(e), repr(e.__context__), e.__context__.__context__)
# expect: ValueError('b') ValueError('a') None
try:
    raise a from a
except ValueError as e:
    print(e.__cause__ is a)
# expect: True
c = ValueError("c")
c.__context__ = c
try:
    raise c
except ValueError as e:
    try:
        raise KeyError("k")
    except KeyError as k:
        print(repr(k.__context__))
# expect: ValueError('c')


def reentrant():
    try:
        print(next(running))
    except ValueError as e:
        print(e)
    for attempt in (running.close, lambda: running.throw(KeyError), lambda: running.send(1)):
        try:
            attempt()
        except ValueError as e:
            print(e)
    yield 1


running = reentrant()
print(list(running))
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
# expect: [1]
