print((lambda: 1)(), (lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw))(1))  # expect: 1 (1, 2, (), 3, {})
fs = [lambda x, n=n: x * n for n in range(3)]
print([f(10) for f in fs])  # expect: [0, 10, 20]
print((lambda: (yield_ := 5))(), (lambda x: lambda y: x + y)(1)(2))  # expect: 5 3
print((lambda: 0).__name__, (lambda: 0).__qualname__)  # expect: <lambda> <lambda>
