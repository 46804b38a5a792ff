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

async def numbers(n):
    for i in range(n):
        await Pause("pause %d" % i)
        yield i

async def f():
    async for x in numbers(3):
        print("item", x)
    it = numbers(2)
    print(type(it).__name__, it.__name__, it.ag_running, it.ag_await, aiter(it) is it)
    print(await anext(it), await it.__anext__())
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print("end", e.args)
    print(await anext(it, "default"))
    print([x async for x in numbers(2)])

run(f())
print(repr(numbers(1)).split(" at ")[0], numbers(1).ag_code.co_name)
for action in (iter, next):
    try:
        action(numbers(1))
    except TypeError as e:
        print(e)

# expect: -> pause 0
# expect: item 0
# expect: -> pause 1
# expect: item 1
# expect: -> pause 2
# expect: item 2
# expect: async_generator numbers False None True
# expect: -> pause 0
# expect: -> pause 1
# expect: 0 1
# expect: end ()
# expect: default
# expect: -> pause 0
# expect: -> pause 1
# expect: [0, 1]
# expect: <async_generator object numbers numbers
# expect: 'async_generator' object is not iterable
# expect: 'async_generator' object is not an iterator
