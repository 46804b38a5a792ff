def f(*, key, other): pass
f()  # expect error: TypeError: f() missing 2 required keyword-only arguments: 'key' and 'other'
