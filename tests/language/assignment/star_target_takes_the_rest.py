first, *rest = [1, 2, 3]
print(first, rest)  # expect: 1 [2, 3]
*init, last = 'abc'
print(init, last)  # expect: ['a', 'b'] c
a, *mid, z = range(6)
print(a, mid, z)  # expect: 0 [1, 2, 3, 4] 5
x, *none, y = 1, 2
print(none)  # expect: []
*all_, = (1, 2)
print(all_)  # expect: [1, 2]
for k, *v in [(1, 2, 3), 'ab']:
    print(k, v)
# expect: 1 [2, 3]
# expect: a ['b']
