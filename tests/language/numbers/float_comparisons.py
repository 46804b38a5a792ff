nan = float('nan')
print(nan == nan, nan != nan, nan < 1, [nan] == [nan], nan in [nan], 0.0 == -0.0, 1 == 1.0, 1.5 > 1)
# expect: False True False True True True True True
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308, 1e308 < 10 ** 400, float('inf') > 10 ** 400)
# expect: True False True True True
