def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration:
        print("finished")
    except BaseException as e:
        print(type(e).__name__, e)

async def use(x):
    async with x:
        print("inside")

class OnlyEnter:
    async def __aenter__(self):
        pass

class OnlyExit:
    async def __aexit__(self, *info):
        pass

class PlainEnter(OnlyExit):
    def __aenter__(self):
        return 1

class PlainExit(OnlyEnter):
    def __aexit__(self, *info):
        return 1

class PlainExitRaising(PlainExit):
    pass

class Plain:
    def __enter__(self):
        pass
    def __exit__(self, *info):
        pass

for x in (1, OnlyEnter(), OnlyExit(), PlainEnter(), PlainExit(), Plain()):
    run(use(x))

async def raising():
    async with PlainExit():
        raise KeyError("body")

run(raising())

# expect: TypeError 'int' object does not support the asynchronous context manager protocol
# expect: TypeError 'OnlyEnter' object does not support the asynchronous context manager protocol (missed __aexit__ method)
# expect: TypeError 'OnlyExit' object does not support the asynchronous context manager protocol
# expect: TypeError 'async with' received an object from __aenter__ that does not implement __await__: int
# expect: inside
# expect: TypeError 'async with' received an object from __aexit__ that does not implement __await__: int
# expect: TypeError 'Plain' object does not support the asynchronous context manager protocol
# expect: TypeError 'async with' received an object from __aexit__ that does not implement __await__: int
