def f(x, y, z): pass
f()  # expect error: TypeError: f() missing 3 required positional arguments: 'x', 'y', and 'z'
