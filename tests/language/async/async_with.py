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

class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    async def __aenter__(self):
        await Pause("entering " + self.name)
        return self.name.upper()
    async def __aexit__(self, *info):
        await Pause("leaving " + self.name)
        print("exit", self.name, info[0] and info[0].__name__, info[1])
        return self.swallow

async def f():
    async with Manager("a") as a, Manager("b") as b:
        print(a, b)
    async with Manager("c", True):
        raise ValueError("swallowed")
    for i in range(2):
        async with Manager("d"):
            continue
    async with Manager("e"):
        return "returned"

print(run(f()))

async def g():
    async with Manager("outer"):
        async with Manager("inner"):
            1 / 0

try:
    run(g())
except ZeroDivisionError as e:
    print(e)

# expect: -> entering a
# expect: -> entering b
# expect: A B
# expect: -> leaving b
# expect: exit b None None
# expect: -> leaving a
# expect: exit a None None
# expect: -> entering c
# expect: -> leaving c
# expect: exit c ValueError swallowed
# expect: -> entering d
# expect: -> leaving d
# expect: exit d None None
# expect: -> entering d
# expect: -> leaving d
# expect: exit d None None
# expect: -> entering e
# expect: -> leaving e
# expect: exit e None None
# expect: returned
# expect: -> entering outer
# expect: -> entering inner
# expect: -> leaving inner
# expect: exit inner ZeroDivisionError division by zero
# expect: -> leaving outer
# expect: exit outer ZeroDivisionError division by zero
# expect: division by zero
