class C:
    def get(self): return self._v
    def set(self, v): self._v = v
    v = property(get, set, None, 'the doc')
c = C()
c.v = 5
print(c.v, C.v.__doc__, C.v.fget is C.get, C.v.fdel)  # expect: 5 the doc True None
