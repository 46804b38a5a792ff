class C:
    def f(self): return 'old'
c = C()
print(c.f())  # expect: old
C.f = lambda self: 'new'
print(c.f())  # expect: new
C.g = 5
print(c.g)  # expect: 5
del C.g
print(hasattr(c, 'g'))  # expect: False
C.__add__ = lambda self, o: ('add', o)
print(c + 1)  # expect: ('add', 1)
C.__len__ = lambda self: 3
print(len(c), bool(c))  # expect: 3 True
del C.__add__
try:
    c + 1
except TypeError as e:
    print(e)
# expect: unsupported operand type(s) for +: 'C' and 'int'
