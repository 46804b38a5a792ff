def run(coroutine):
    try:
        while True:
            print("yielded", coroutine.send(None))
    except StopIteration as e:
        return e.value

class Pause:
    def __init__(self, what):
        self.what = what
    def __await__(self):
        got = yield self.what
        return (self.what, got)

async def inner(n):
    a = await Pause(n)
    b = await Pause(n + 1)
    return [a, b]

async def outer():
    first = await inner(1)
    second = await inner(10)
    return first + second

print(run(outer()))

async def nothing():
    pass

print(run(nothing()))

# expect: yielded 1
# expect: yielded 2
# expect: yielded 10
# expect: yielded 11
# expect: [(1, None), (2, None), (10, None), (11, None)]
# expect: None
