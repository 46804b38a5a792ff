class Spy:
    x = 1
    def __getattribute__(self, name):
        print('get', name)
        return object.__getattribute__(self, name)
    def f(self): return 'f'
s = Spy()
s.y = 2
print(s.x, s.y, s.f())
# expect: get x
# expect: get y
# expect: get f
# expect: 1 2 f
