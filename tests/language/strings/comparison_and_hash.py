print('a' < 'b', 'a' < 'B', 'abc' == 'abc', 'é' > 'z', '' < 'a', 'a' == b'a', hash('abc') == hash('ab' + 'c'))
# expect: True False True True True False True
a = 'x' * 10
b = 'x' * 10
print(a == b, {a: 1}[b])  # expect: True 1
