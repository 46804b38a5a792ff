def run(coroutine):
    try:
        while True:
            print("->", coroutine.send(None))
    except StopIteration as e:
        return e.value

class Pause:
    def __init__(self, what):
        self.what = what
    def __await__(self):
        yield self.what

class Numbers:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        self.i = 0
        return self
    async def __anext__(self):
        await Pause("waiting %d" % self.i)
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i

async def f():
    async for x in Numbers(2):
        print(x)
    else:
        print("else")
    async for x in Numbers(3):
        if x == 1:
            continue
        print("break at", x)
        break
    else:
        print("never")
    return "done"

print(run(f()))

# expect: -> waiting 0
# expect: 1
# expect: -> waiting 1
# expect: 2
# expect: -> waiting 2
# expect: else
# expect: -> waiting 0
# expect: -> waiting 1
# expect: break at 2
# expect: done
