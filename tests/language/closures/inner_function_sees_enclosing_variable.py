def outer(x):
    def inner(): return x
    x += 1
    return inner
print(outer(1)(), outer('a' 'b' and 5)())  # expect: 2 6
