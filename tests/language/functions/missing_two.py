def f(x, y): pass
f()  # expect error: TypeError: f() missing 2 required positional arguments: 'x' and 'y'
