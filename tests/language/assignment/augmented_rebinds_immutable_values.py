x = 5
y = x
x += 2; x -= 1; x *= 3; x //= 4; x **= 3; x %= 50; x <<= 2; x >>= 1; x |= 1; x ^= 3; x &= 30
print(x, y)  # expect: 30 5
f = 1
f /= 4
print(f)  # expect: 0.25
s = 'a'
t = s
s += 'b'
s *= 2
print(s, t)  # expect: abab a
