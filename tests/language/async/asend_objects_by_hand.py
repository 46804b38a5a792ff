async def g():
    got = yield 1
    print("got", got)
    yield 2

it = g()
step = it.__anext__()
print(type(step).__name__, iter(step) is step)
try:
    step.send(None)
except StopIteration as e:
    print(e.value, it.ag_running)
try:
    step.send(None)
except RuntimeError as e:
    print(e)
step = it.asend("x")
try:
    next(step)
except StopIteration as e:
    print(e.value)
step = it.asend("y")
print(step.close())
try:
    step.send(None)
except RuntimeError as e:
    print(e)
step = it.athrow(KeyError("k"))
print(type(step).__name__)
try:
    step.send(None)
except KeyError as e:
    print(e)
try:
    step.send(None)
except RuntimeError as e:
    print(e)
step = it.aclose()
try:
    step.send(None)
except StopIteration as e:
    print(e.args)
it = g()
step = it.asend(None)
try:
    step.throw(ValueError("v"))
except ValueError as e:
    print(e)

# expect: async_generator_asend True
# expect: 1 False
# expect: cannot reuse already awaited __anext__()/asend()
# expect: got x
# expect: 2
# expect: None
# expect: cannot reuse already awaited __anext__()/asend()
# expect: async_generator_athrow
# expect: 'k'
# expect: cannot reuse already awaited aclose()/athrow()
# expect: ()
# expect: v
