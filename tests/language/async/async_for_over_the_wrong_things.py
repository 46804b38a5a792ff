def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration:
        print("finished")
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__))

async def loop(x):
    async for y in x:
        print(y)

class NoAnext:
    def __aiter__(self):
        return []

class Bad:
    def __aiter__(self):
        return self
    def __anext__(self):
        return 5

class Coroutine:
    async def __aiter__(self):
        return self

class Raises:
    def __aiter__(self):
        return self
    async def __anext__(self):
        raise KeyError("next")

class Stops:
    def __aiter__(self):
        return self
    def __anext__(self):
        raise StopAsyncIteration

for x in (1, [1], NoAnext(), Bad(), Raises(), Stops()):
    run(loop(x))

# expect: TypeError 'async for' requires an object with __aiter__ method, got int None
# expect: TypeError 'async for' requires an object with __aiter__ method, got list None
# expect: TypeError 'async for' received an object from __aiter__ that does not implement __anext__: list None
# expect: TypeError 'async for' received an invalid object from __anext__: int TypeError("object int can't be used in 'await' expression")
# expect: KeyError 'next' None
# expect: finished
