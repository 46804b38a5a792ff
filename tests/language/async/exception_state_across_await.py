import sys

class Pause:
    def __await__(self):
        yield repr(sys.exc_info()[1])

async def f():
    try:
        raise ValueError("in f")
    except ValueError:
        await Pause()
        print("still", repr(sys.exc_info()[1]))
        await Pause()
    await Pause()

c = f()
print(c.send(None), sys.exc_info()[1])
try:
    raise KeyError("outside")
except KeyError:
    print(c.send(None), repr(sys.exc_info()[1]))
    print(c.send(None))
print(sys.exc_info()[1])
c.close()

# expect: ValueError('in f') None
# expect: still ValueError('in f')
# expect: ValueError('in f') KeyError('outside')
# expect: KeyError('outside')
# expect: None
