class A: pass
a = A()
a.n = 1
a.n += 41
print(a.n)  # expect: 42
d = {'k': [1]}
d['k'] += [2]
print(d)  # expect: {'k': [1, 2]}
m = [[0] * 2] * 2
m[0][1] -= 3
print(m)  # expect: [[0, -3], [0, -3]]
