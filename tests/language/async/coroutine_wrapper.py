class Pause:
    def __await__(self):
        got = yield "pause"
        print("got", got)

async def f():
    await Pause()
    await Pause()
    return "result"

w = f().__await__()
print(type(w).__name__, iter(w) is w)
print(next(w), w.send("x"))
try:
    next(w)
except StopIteration as e:
    print(e.value)
try:
    next(w)
except RuntimeError as e:
    print(e)
w = f().__await__()
next(w)
try:
    w.throw(KeyError("k"))
except KeyError as e:
    print(e)
w = f().__await__()
print(w.close())

def g():
    return (yield from f().__await__())

print(list(g()))

# expect: coroutine_wrapper True
# expect: got x
# expect: pause pause
# expect: got None
# expect: result
# expect: cannot reuse already awaited coroutine
# expect: 'k'
# expect: None
# expect: got None
# expect: got None
# expect: ['pause', 'pause']
