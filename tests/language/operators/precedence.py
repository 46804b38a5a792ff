print(2 + 3 * 4 ** 2 ** 0, -2 ** 2, (-2) ** 2, 2 ** -1, not 1 == 2, 1 | 2 ^ 3 & 4, 1 + 2 << 3, 10 - 4 - 3)
# expect: 14 -4 4 0.5 True 3 24 3
print(1 < 2 == True, (1 < 2) == True, not True or True, False and False or True)  # expect: False True True True
