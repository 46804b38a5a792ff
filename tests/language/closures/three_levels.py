def a(x):
    def b(y):
        def c(z): return x, y, z
        return c
    return b
print(a(1)(2)(3))  # expect: (1, 2, 3)
def p():
    v = 1
    def q():
        def r():
            nonlocal v
            v += 1
            return v
        return r
    q()()
    return v
print(p())  # expect: 2
