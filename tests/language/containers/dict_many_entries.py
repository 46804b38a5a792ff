d = {}
for i in range(3000):
    d[i * 17 % 3001] = i
for i in range(0, 3000, 3):
    d.pop(i, None)
print(len(d), sum(d.values()), d[1], list(d)[:5])  # expect: 2000 2997235 2648 [17, 34, 68, 85, 119]
s = {str(i): i for i in range(500)}
print(len(s), s['499'], '500' in s)  # expect: 500 499 False
