def run(coroutine):
    try:
        while True:
            print("->", coroutine.send(None))
    except StopIteration as e:
        return e.value

class It:
    def __init__(self):
        self.n = 0
    def __aiter__(self):
        return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n

class BadIter:
    def __aiter__(self):
        return 1

async def f():
    it = aiter(It())
    print(await anext(it), await anext(it, "d"), await anext(it, "d"))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("end")

run(f())
for action in (lambda: aiter(1), lambda: anext(1), lambda: anext([], 1), lambda: aiter(BadIter()),
               lambda: aiter(), lambda: aiter(1, 2), lambda: anext()):
    try:
        action()
    except TypeError as e:
        print(e)
a = anext(It(), "d")
print(type(a).__name__, a.__await__() is a)
w = a.__await__()
try:
    w.send(None)
except StopIteration as e:
    print(e.value)
try:
    anext(It(), "d").throw(KeyError("k"))
except KeyError as e:
    print(e)

# expect: 1 2 d
# expect: end
# expect: 'int' object is not an async iterable
# expect: 'int' object is not an async iterator
# expect: 'list' object is not an async iterator
# expect: aiter() returned not an async iterator of type 'int'
# expect: aiter() takes exactly one argument (0 given)
# expect: aiter() takes exactly one argument (2 given)
# expect: anext expected at least 1 argument, got 0
# expect: anext_awaitable True
# expect: 1
# expect: 'k'
