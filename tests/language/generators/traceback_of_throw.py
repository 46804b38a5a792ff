def inner():
    yield 1  # expect error: KeyError: 'thrown'

def outer():
    yield from inner()

it = outer()
next(it)
it.throw(KeyError("thrown"))
