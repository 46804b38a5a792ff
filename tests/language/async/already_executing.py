async def f():
    try:
        c.send(None)
    except ValueError as e:
        print(e)           # expect: coroutine already executing
    try:
        await c
    except ValueError as e:
        print(e)           # expect: coroutine already executing

c = f()
try:
    c.send(None)
except StopIteration:
    print("done")          # expect: done
