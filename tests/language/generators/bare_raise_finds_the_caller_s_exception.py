def g():
    while True:
        yield
        raise

it = g()
next(it)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        next(it)
except ZeroDivisionError as e:
    print(e)               # expect: division by zero
it = g()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e)               # expect: No active exception to reraise
