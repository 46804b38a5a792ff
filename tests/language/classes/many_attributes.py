class C: pass
c = C()
for i in range(100):
    setattr(c, f'a{i}', i)
print(c.a0, c.a63, c.a64, c.a99, len(vars(c)))  # expect: 0 63 64 99 100
for i in range(0, 100, 2):
    delattr(c, f'a{i}')
print(len(vars(c)), c.a1, hasattr(c, 'a2'), list(vars(c))[:3])  # expect: 50 1 False ['a1', 'a3', 'a5']
