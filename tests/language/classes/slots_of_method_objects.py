class C:
    def f(self): pass
try:
    C().f.x = 1
except AttributeError as e:
    print(e)
# expect: 'method' object has no attribute 'x'
C.f.x = 2
print(C().f.x, C.f.__dict__)  # expect: 2 {'x': 2}
