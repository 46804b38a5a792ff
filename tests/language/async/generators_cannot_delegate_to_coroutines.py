async def f():
    return 1

c = f()

def g():
    yield from c

try:
    next(g())
except TypeError as e:
    print(e)               # expect: cannot 'yield from' a coroutine object in a non-coroutine generator
c.close()
