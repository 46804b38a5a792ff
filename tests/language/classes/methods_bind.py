class C:
    def f(self, x=0): return (self is c, x)
c = C()
m = c.f
print(m(5), C.f(c, 6), m.__self__ is c, m.__func__ is C.f, m.__name__)  # expect: (True, 5) (True, 6) True True f
print(c.f == c.f, c.f is c.f, C.f is C.f)  # expect: True False True
c.g = lambda x: x
print(c.g(1))  # expect: 1
