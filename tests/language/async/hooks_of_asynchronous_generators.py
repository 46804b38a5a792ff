import sys

async def g(name):
    try:
        yield name
    finally:
        print("closing", name)

def finish(coroutine):
    try:
        coroutine.send(None)
    except (StopIteration, StopAsyncIteration) as e:
        return e.args

saved = []
def first(it):
    print("first", it.__name__)
def last(it):
    print("last", it.__name__)
    saved.append(it)

print(tuple(sys.get_asyncgen_hooks()))
sys.set_asyncgen_hooks(firstiter=first, finalizer=last)
print(tuple(sys.get_asyncgen_hooks()) == (first, last))
a = g("a")
print(finish(a.__anext__()))
del a
print(len(saved))
print(finish(saved[0].aclose()))
saved.clear()
not_begun = g("b")
del not_begun
sys.set_asyncgen_hooks(None, None)
c = g("c")
print(finish(c.asend(None)))
del c
for arguments in ({"firstiter": 1}, {"finalizer": "x"}):
    try:
        sys.set_asyncgen_hooks(**arguments)
    except TypeError as e:
        print(e)

# expect: (None, None)
# expect: True
# expect: first g
# expect: ('a',)
# expect: last g
# expect: 1
# expect: closing a
# expect: ()
# expect: ('c',)
# expect: closing c
# expect: callable firstiter expected, got int
# expect: callable finalizer expected, got str
