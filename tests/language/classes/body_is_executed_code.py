class C:
    print('in body')
    x = 1
    y = x + 1
    for i in range(3):
        x += i
    if y == 2:
        def f(self): return self.y
    def g(): pass
    del g
# expect: in body
print(C.x, C.y, C.i, C().f(), hasattr(C, 'g'))  # expect: 4 2 2 2 False
