class Closer:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
    def close(self):
        print("close called")

def g(it):
    try:
        yield from it
    finally:
        print("g ends")

for inner in (Closer(), iter([1, 2]), g(Closer())):
    it = g(inner)
    next(it)
    it.close()

class Failing(Closer):
    def close(self):
        raise KeyError("close")

it = g(Failing())
next(it)
try:
    it.close()
except KeyError as e:
    print(e)

it = g(Closer())
next(it)
try:
    it.throw(GeneratorExit)
except GeneratorExit as e:
    print("exit", e.args)

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2

it = g(stubborn())
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)

# expect: close called
# expect: g ends
# expect: g ends
# expect: close called
# expect: g ends
# expect: g ends
# expect: g ends
# expect: 'close'
# expect: close called
# expect: g ends
# expect: exit ()
# expect: g ends
# expect: generator ignored GeneratorExit
