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
        return self.what * 2

async def numbers(n):
    for i in range(n):
        yield i

async def f():
    print([x async for x in numbers(3)])
    print({x: y async for x in numbers(2) for y in "ab"})
    print({x async for x in numbers(4) if x % 2})
    print([await Pause(x) for x in range(2)])
    print([(x, y) async for x in numbers(2) async for y in numbers(x + 1)])
    print([[y async for y in numbers(x)] for x in range(3)])
    g = (x * 10 async for x in numbers(2))
    print(type(g).__name__, g.__name__)
    async for x in g:
        print(x)
    h = (await Pause(x) for x in range(2))
    print(type(h).__name__, [x async for x in h])
    return "done"

print(run(f()))

# expect: [0, 1, 2]
# expect: {0: 'b', 1: 'b'}
# expect: {1, 3}
# expect: -> 0
# expect: -> 1
# expect: [0, 2]
# expect: [(0, 0), (1, 0), (1, 1)]
# expect: [[], [0], [0, 1]]
# expect: async_generator <genexpr>
# expect: 0
# expect: 10
# expect: -> 0
# expect: -> 1
# expect: async_generator [0, 2]
# expect: done
