class Pause:
    def __await__(self):
        yield "pause"

async def g():
    await Pause()
    yield 1

it = g()
first = it.__anext__()
print(first.send(None), it.ag_running, it.ag_await is not None)
for other in (it.__anext__(), it.asend(None), it.athrow(KeyError), it.aclose()):
    try:
        other.send(None)
    except RuntimeError as e:
        print(e)
try:
    first.send(None)
except StopIteration as e:
    print(e.value, it.ag_running)

# expect: pause True True
# expect: anext(): asynchronous generator is already running
# expect: anext(): asynchronous generator is already running
# expect: athrow(): asynchronous generator is already running
# expect: aclose(): asynchronous generator is already running
# expect: 1 False
