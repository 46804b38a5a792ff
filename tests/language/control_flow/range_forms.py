print(list(range(4)), list(range(2, 5)), list(range(5, 0, -2)), list(range(0)))
# expect: [0, 1, 2, 3] [2, 3, 4] [5, 3, 1] []
r = range(0, 100, 7)
print(r, len(r), r[2], r[-1], r[2:4], 14 in r, 15 in r, r.index(21))
# expect: range(0, 100, 7) 15 14 98 range(14, 28, 7) True False 3
print(range(3) == range(0, 3, 1), range(0) == range(2, 1))  # expect: True True
for i in range(10**18, 10**18 + 2): print(i)
# expect: 1000000000000000000
# expect: 1000000000000000001
print(range(10**20, 10**20 + 3)[1], bool(range(5, 5)))  # expect: 100000000000000000001 False
