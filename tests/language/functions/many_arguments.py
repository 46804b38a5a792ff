def f(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p): return a + p
print(f(*range(16)), f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))  # expect: 15 17
def g(**kw): return len(kw)
print(g(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8, i=9))  # expect: 9
print(max(*range(100)), [*range(300)][-1])  # expect: 99 299
