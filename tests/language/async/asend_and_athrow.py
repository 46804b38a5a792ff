def run(coroutine):
    try:
        while True:
            print("->", coroutine.send(None))
    except StopIteration as e:
        return e.value

async def echo():
    received = "first"
    while True:
        try:
            received = yield received
            print("received", received)
        except ValueError as e:
            print("caught", e)
            received = "after error"

async def f():
    e = echo()
    try:
        await e.asend(1)
    except TypeError as error:
        print(error)
    print(await e.asend(None))
    print(await e.asend("a"))
    print(await e.athrow(ValueError("v")))
    print(await e.athrow(ValueError, "w"))
    try:
        await e.athrow(KeyError("k"))
    except KeyError as error:
        print("left", error)
    try:
        await e.asend("b")
    except StopAsyncIteration:
        print("ended")
    print(await e.aclose())
    try:
        await echo().athrow()
    except TypeError as error:
        print(error)

run(f())

# expect: can't send non-None value to a just-started async generator
# expect: first
# expect: received a
# expect: a
# expect: caught v
# expect: after error
# expect: caught w
# expect: after error
# expect: left 'k'
# expect: ended
# expect: None
# expect: athrow expected at least 1 argument, got 0
