a = [1]
b = a
print(a is b, a is not b, a == [1], a is [1], None is None)  # expect: True False True False True
x = 257
y = x
print(x is y)  # expect: True
