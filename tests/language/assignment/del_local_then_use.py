def f():
    x = 1
    del x
    return x  # expect error: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
f()
