class Pause:
    def __await__(self):
        yield "pause"

async def inner():
    await Pause()

c = inner()

async def outer():
    await c

a = outer()
print(a.send(None), a.cr_await is c, c.cr_running, c.cr_suspended)  # expect: pause True False True
b = outer()
try:
    b.send(None)
except RuntimeError as e:
    print(e)               # expect: coroutine is being awaited already
try:
    a.send(None)
except StopIteration:
    print("done", a.cr_await)  # expect: done None
d = outer()
try:
    d.send(None)
except RuntimeError as e:
    print(e)               # expect: cannot reuse already awaited coroutine
