async def f(x):
    print("running", x)
    return x + 1

c = f(1)
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_await, c.cr_origin)
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
try:
    c.throw(ValueError)
except RuntimeError as e:
    print(e)
print(c.close(), repr(c).split(" at ")[0])
d = f(2)
try:
    d.send(1)
except TypeError as e:
    print(e)
d.close()
try:
    d.send(None)
except RuntimeError as e:
    print(e)
for action in (iter, next, list):
    e = f(3)
    try:
        action(e)
    except TypeError as error:
        print(error)
    e.close()

# expect: coroutine f f False None None
# expect: running 1
# expect: 2
# expect: cannot reuse already awaited coroutine
# expect: cannot reuse already awaited coroutine
# expect: None <coroutine object f
# expect: can't send non-None value to a just-started coroutine
# expect: cannot reuse already awaited coroutine
# expect: 'coroutine' object is not iterable
# expect: 'coroutine' object is not an iterator
# expect: 'coroutine' object is not iterable
