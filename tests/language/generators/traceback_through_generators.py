def inner():
    yield 1
    return 1 / 0  # expect error: ZeroDivisionError: division by zero

def middle():
    yield from inner()

def outer():
    for x in middle():
        yield x

for x in outer():
    pass
