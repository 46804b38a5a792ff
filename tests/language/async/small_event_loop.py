class Future:
    def __init__(self):
        self.result = None
        self.waiting = []
    def set(self, value):
        self.result = value
        for task in self.waiting:
            loop.append((task, value))
    def __await__(self):
        return (yield self)

loop = []

class Task:
    def __init__(self, name, coroutine):
        self.name, self.coroutine = name, coroutine
        loop.append((self, None))
    def step(self, value):
        try:
            future = self.coroutine.send(value)
        except StopIteration as e:
            print(self.name, "returned", e.value)
        except Exception as e:
            print(self.name, "failed", repr(e))
        else:
            if future is None:
                loop.append((self, None))
            else:
                future.waiting.append(self)

class Switch:
    def __await__(self):
        yield

async def producer(future, n):
    for i in range(n):
        print("producing", i)
        await Switch()
    future.set(n)
    return "produced"

async def consumer(future):
    print("waiting")
    value = await future
    if value > 2:
        raise ValueError(value)
    return value

one, two = Future(), Future()
Task("p1", producer(one, 2))
Task("c1", consumer(one))
Task("c2", consumer(two))
Task("p2", producer(two, 3))
while loop:
    task, value = loop.pop(0)
    task.step(value)

# expect: producing 0
# expect: waiting
# expect: waiting
# expect: producing 0
# expect: producing 1
# expect: producing 1
# expect: p1 returned produced
# expect: producing 2
# expect: c1 returned 2
# expect: p2 returned produced
# expect: c2 failed ValueError(3)
