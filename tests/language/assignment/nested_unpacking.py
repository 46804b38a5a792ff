(a, (b, [c, d])), e = (1, (2, [3, 4])), 5
print(a, b, c, d, e)  # expect: 1 2 3 4 5
[p, q] = "xy"
print(p, q)  # expect: x y
(only,) = [42]
print(only)  # expect: 42
