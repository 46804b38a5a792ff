class Pause:
    def __await__(self):
        yield

async def inner():
    await Pause()
    return 1 / 0  # expect error: ZeroDivisionError: division by zero

async def middle():
    return await inner()

async def items():
    yield await middle()

async def outer():
    async for x in items():
        pass

c = outer()
c.send(None)
c.send(None)
