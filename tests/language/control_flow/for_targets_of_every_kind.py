class A: pass
a = A()
d = {}
for a.x in [1, 2]:
    pass
for d['k'] in 'ab':
    pass
for i, (j, *k) in [(1, (2, 3, 4))]:
    print(i, j, k)
# expect: 1 2 [3, 4]
print(a.x, d)  # expect: 2 {'k': 'b'}
