def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value

async def stops(error):
    yield 1
    raise error

async def f():
    for error in (StopIteration("a"), StopAsyncIteration("b"), KeyError("c")):
        try:
            async for x in stops(error):
                pass
        except Exception as e:
            print(type(e).__name__, e, repr(e.__cause__))

run(f())

# expect: RuntimeError async generator raised StopIteration StopIteration('a')
# expect: RuntimeError async generator raised StopAsyncIteration StopAsyncIteration('b')
# expect: KeyError 'c' None
