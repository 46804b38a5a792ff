# A proxy does to its object what is done to the proxy.
from _weakref import proxy, ProxyType, CallableProxyType


class Thing:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, key):
        return key * 2

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("delete", key)

    def __contains__(self, item):
        return item == 1

    def __iter__(self):
        return iter([1, 2])

    def __add__(self, other):
        return ("add", other)

    def __radd__(self, other):
        return ("radd", other)

    def __neg__(self):
        return "neg"

    def __eq__(self, other):
        return other == self.n

    def __str__(self):
        return "text"

    def method(self):
        return "method"

    def __index__(self):
        return 3


t = Thing(4)
p = proxy(t)
print(type(p) is ProxyType, isinstance(p, Thing), p.__class__.__name__)  # expect: True True Thing
print(len(p), p[5], 1 in p, 2 in p, list(p))  # expect: 4 10 True False [1, 2]
print(p + 1, 1 + p, -p, p == 4, p != 4)  # expect: ('add', 1) ('radd', 1) neg True False
print(str(p), p.method(), p.n, "abcdef"[p])  # expect: text method 4 d
p[1] = 2  # expect: set 1 2
del p[3]  # expect: delete 3
p.extra = "attribute"
print(t.extra)  # expect: attribute
del p.extra
print(hasattr(t, "extra"))  # expect: False
print(bool(p), proxy(t) is p)  # expect: True True
try:
    hash(p)
except TypeError as error:
    print(error)  # expect: unhashable type: 'weakref.ProxyType'
try:
    next(p)
except TypeError as error:
    print(error)  # expect: Weakref proxy referenced a non-iterator 'Thing' object


def function(a, b=2):
    return a + b


f = proxy(function)
print(type(f) is CallableProxyType, f(1), f(1, b=5))  # expect: True 3 6
