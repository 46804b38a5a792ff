class Cached:
    def __init__(self, f): self.f = f
    def __get__(self, obj, cls):
        print('computing')
        value = self.f(obj)
        obj.__dict__[self.f.__name__] = value
        return value
class C:
    @Cached
    def x(self): return 42
c = C()
print(c.x, c.x)
# expect: computing
# expect: 42 42
