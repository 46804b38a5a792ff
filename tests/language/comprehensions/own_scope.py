x = 'outer'
print([x for x in range(3)], x)  # expect: [0, 1, 2] outer
def f(n): return [n + y for y in range(3)]
print(f(10))  # expect: [10, 11, 12]
try:
    [zz for zz in [1]]
    zz
except NameError as e:
    print(e)
# expect: name 'zz' is not defined
