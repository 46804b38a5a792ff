o = object()
print(o.__eq__(o), o.__eq__(1), o.__ne__(o), o.__lt__(1), o.__hash__() == hash(o), o.__sizeof__() > 0)
# expect: True NotImplemented False NotImplemented True True
print(format(o, "") == str(o), o.__format__("") == str(o), o.__str__() == repr(o), o.__class__, o.__doc__ is not None)
# expect: True True True <class 'object'> True
try:
    format(o, "x")
except TypeError as e:
    print(e)
# expect: unsupported format string passed to object.__format__
try:
    "{:>10}".format(o)
except TypeError as e:
    print(e)
# expect: unsupported format string passed to object.__format__
print(object.__subclasshook__(1), o.__init_subclass__(), o.__dir__()[:1] == o.__dir__()[:1])
# expect: NotImplemented None True


class A:
    pass


a = A()
a.x = 1
print(a.__getstate__(), o.__getstate__(), (5).__getstate__())  # expect: {'x': 1} None None


class S:
    __slots__ = ("p", "q")


s = S()
s.p = 1
print(s.__getstate__())  # expect: (None, {'p': 1})


class SD(S):
    pass


sd = SD()
sd.q, sd.r = 2, 3
print(sd.__getstate__())  # expect: ({'r': 3}, {'q': 2})
