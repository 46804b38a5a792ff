def run(coroutine):
    try:
        while True:
            print("->", coroutine.send(None))
    except StopIteration as e:
        return e.value

class Pause:
    def __await__(self):
        yield "pause"

async def g():
    try:
        yield 1
        yield 2
    finally:
        await Pause()
        print("cleaned up")

async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2

async def f():
    it = g()
    print(await anext(it))
    print(await it.aclose())
    print(await it.aclose())
    try:
        await anext(it)
    except StopAsyncIteration:
        print("ended")
    print(await g().aclose())
    it = stubborn()
    await anext(it)
    try:
        await it.aclose()
    except RuntimeError as e:
        print(e)
    it = g()
    await anext(it)
    closing = it.aclose()
    await closing
    try:
        await closing
    except RuntimeError as e:
        print(e)

run(f())

# expect: 1
# expect: -> pause
# expect: cleaned up
# expect: None
# expect: None
# expect: ended
# expect: None
# expect: async generator ignored GeneratorExit
# expect: -> pause
# expect: cleaned up
# expect: cannot reuse already awaited aclose()/athrow()
