class Pause:
    def __await__(self):
        try:
            yield "pause"
        except ValueError as e:
            print("pause caught", e)
            yield "again"
        finally:
            print("pause ends")

async def f():
    try:
        await Pause()
    except KeyError as e:
        print("f caught", e)
    finally:
        print("f ends")
    return 7

c = f()
print(c.send(None))
print(c.throw(ValueError("v")))
try:
    c.throw(KeyError("k"))
except StopIteration as e:
    print(e.value)
c = f()
c.send(None)
print(c.close())

async def stubborn():
    try:
        await Pause()
    except GeneratorExit:
        await Pause()

c = stubborn()
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)
c.close()

async def stops():
    raise StopIteration(3)

c = stops()
try:
    c.send(None)
except RuntimeError as e:
    print(e, repr(e.__cause__))

# expect: pause
# expect: pause caught v
# expect: again
# expect: pause ends
# expect: f caught 'k'
# expect: f ends
# expect: 7
# expect: pause ends
# expect: f ends
# expect: None
# expect: pause ends
# expect: coroutine ignored GeneratorExit
# expect: pause ends
# expect: coroutine raised StopIteration StopIteration(3)
