class C: pass
c = C()
c.a, c.b = 1, 2
print(c.__dict__, vars(c) is c.__dict__)  # expect: {'a': 1, 'b': 2} True
c.__dict__['d'] = 4
print(c.d)  # expect: 4
del c.a
print(c.__dict__)  # expect: {'b': 2, 'd': 4}
c.__dict__ = {'z': 26}
print(c.z, hasattr(c, 'b'))  # expect: 26 False
