def make(x):
    class C:
        y = x
        def get(self): return x
        def set(self, v):
            nonlocal x
            x = v
    return C
C = make(5)
c = C()
c.set(6)
print(C.y, c.get())  # expect: 5 6
