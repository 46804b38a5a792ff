a, b = 10, 0
while a > 5 and not b > 3:
    a -= 1
    b += 1
print(a, b)  # expect: 6 4
