a = b = [1]
a += (2, 3)
a *= 2
print(b, a is b)  # expect: [1, 2, 3, 1, 2, 3] True
s = t = {1}
s |= {2}
s -= {1}
print(t, s is t)  # expect: {2} True
d = e = {1: 2}
d |= {3: 4}
print(e, d is e)  # expect: {1: 2, 3: 4} True
