a = [0, 1, 2, 3, 4]
a[1:3] = ['x']
print(a)  # expect: [0, 'x', 3, 4]
a[:0] = [9, 9]
print(a)  # expect: [9, 9, 0, 'x', 3, 4]
a[::2] = 'abc'
print(a)  # expect: ['a', 9, 'b', 'x', 'c', 4]
a[2:] = []
print(a)  # expect: ['a', 9]
a[-1:] = range(3)
print(a)  # expect: ['a', 0, 1, 2]
a[5:1] = ['end']
print(a)  # expect: ['a', 0, 1, 2, 'end']
