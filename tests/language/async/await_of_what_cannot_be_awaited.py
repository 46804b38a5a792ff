def run(coroutine):
    try:
        coroutine.send(None)
    except BaseException as e:
        print(type(e).__name__, e)

async def wait(x):
    await x

class NoIterator:
    def __await__(self):
        return 5

coroutine = wait(1)

class Coroutine:
    def __await__(self):
        return coroutine

class Off:
    __await__ = None

class Failing:
    def __await__(self):
        raise KeyError("await")

def generator():
    yield

for x in (1, None, [], generator(), NoIterator(), Coroutine(), Off(), Failing()):
    run(wait(x))
coroutine.close()

# expect: TypeError object int can't be used in 'await' expression
# expect: TypeError object NoneType can't be used in 'await' expression
# expect: TypeError object list can't be used in 'await' expression
# expect: TypeError object generator can't be used in 'await' expression
# expect: TypeError __await__() returned non-iterator of type 'int'
# expect: TypeError __await__() returned a coroutine
# expect: TypeError 'NoneType' object is not callable
# expect: KeyError 'await'
