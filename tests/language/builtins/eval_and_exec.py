x = 10
print(eval('x + 1'), eval('  x'), eval('a + x', {'a': 1, 'x': 2}), eval('[i * x for i in range(3)]'))
# expect: 11 10 3 [0, 10, 20]
exec('y = x * 2\nprint(y)')  # expect: 20
print(y)  # expect: 20
ns = {}
exec('def f(n):\n    return n + 1\nresult = f(41)', ns)
print(ns['result'], sorted([k for k in ns]))  # expect: 42 ['__builtins__', 'f', 'result']
def g():
    local = 5
    return eval('local + 1')
print(g())  # expect: 6
