log = []
def v(x):
    log.append(x)
    return x
def f(*a, **k): pass
f(v(1), *[v(2)], v(3), k=v(4), **{'z': v(5)})
print(log)  # expect: [1, 2, 3, 4, 5]
