def f(x, /): pass
f(x=1)  # expect error: TypeError: f() got some positional-only arguments passed as keyword arguments: 'x'
