a = [1, 2, 3, 4, 5]
del a[0], a[-1]
print(a)  # expect: [2, 3, 4]
del a[1:]
print(a)  # expect: [2]
d = {'x': 1, 'y': 2}
del d['x']
print(d)  # expect: {'y': 2}
class C: pass
c = C()
c.v = 1
del c.v
print(hasattr(c, 'v'))  # expect: False
b = [0, 1, 2, 3, 4, 5]
del b[::2]
print(b)  # expect: [1, 3, 5]
x = y = 1
del (x, y)
print('x' in globals(), 'y' in globals())  # expect: False False
