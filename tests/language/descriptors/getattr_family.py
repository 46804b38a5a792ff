class G:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name == "bad":
            raise AttributeError("bad one")
        return "fallback " + name


g = G()
print(g.real, g.other, getattr(g, "x"), hasattr(g, "bad"), getattr(g, "bad", "default"))
# expect: 1 fallback other fallback x False default


class H:
    def __getattribute__(self, name):
        if name == "special":
            return "special"
        if name == "fails":
            raise AttributeError("fails")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return "after " + name

    def method(self):
        return "method"


h = H()
h.x = 1
print(h.special, h.fails, h.x, h.method(), h.unknown)
# expect: special after fails 1 method after unknown


class S:
    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)

    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)


s = S()
s.x = 4
print(s.x)  # expect: 8
del s.x  # expect: deleting x
try:
    del s.x
except AttributeError as e:
    print(e)
# expect: deleting x
# expect: 'S' object has no attribute 'x'
for f in (lambda: getattr(g, 1), lambda: setattr(g, 1, 2), lambda: hasattr(g, 1), lambda: delattr(g, None),
          lambda: getattr(g), lambda: getattr(g, "a", 1, 2), lambda: hasattr(g), lambda: setattr(g, "a")):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: attribute name must be string, not 'int'
# expect: attribute name must be string, not 'int'
# expect: attribute name must be string, not 'int'
# expect: attribute name must be string, not 'NoneType'
# expect: getattr expected at least 2 arguments, got 1
# expect: getattr expected at most 3 arguments, got 4
# expect: hasattr expected 2 arguments, got 1
# expect: setattr expected 3 arguments, got 2


class Raises:
    def __getattr__(self, name):
        raise ValueError("other error")


for f in (lambda: hasattr(Raises(), "x"), lambda: getattr(Raises(), "x", 1)):
    try:
        f()
    except ValueError as e:
        print(e)
# expect: other error
# expect: other error
G.__getattr__ = lambda self, name: "changed"
print(g.other)  # expect: changed
del G.__getattr__
try:
    g.other
except AttributeError as e:
    print(e)
# expect: 'G' object has no attribute 'other'
