x = 1
globals()['y'] = x + 1
print(y)  # expect: 2
def f(a):
    b = 2
    return sorted(locals().items())
print(f(1))  # expect: [('a', 1), ('b', 2)]
