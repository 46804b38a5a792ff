def f(**k): pass
f(**5)  # expect error: TypeError: __main__.f() argument after ** must be a mapping, not int
