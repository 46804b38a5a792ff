def f(*a): pass
f(*5)  # expect error: TypeError: __main__.f() argument after * must be an iterable, not int
