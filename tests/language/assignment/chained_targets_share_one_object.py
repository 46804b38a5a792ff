a = b = c = [1]
a.append(2)
print(b, c, a is c)  # expect: [1, 2] [1, 2] True
x = y = 0
x += 1
print(x, y)  # expect: 1 0
