class Catcher:
    def __iter__(self):
        return self
    def __next__(self):
        return "n"
    def throw(self, *args):
        print("throw", args)
        if args[0] is KeyError:
            raise StopIteration("stopped")
        if args[0] is ValueError:
            raise TypeError("instead")
        return "thrown"

def g(it):
    try:
        r = yield from it
        print("r", r)
        yield "after"
    except TypeError as e:
        print("in g", e)
        yield "caught"

it = g(Catcher())
next(it)
print(it.throw(OSError))
print(it.throw(OSError, "text"))
print(it.throw(OSError, "text", None))
print(it.throw(KeyError))
it = g(Catcher())
next(it)
print(it.throw(ValueError))
it = g([1, 2, 3])
next(it)
print(it.throw(TypeError("no throw method")))

def catching():
    try:
        yield 1
    except ValueError as e:
        print("inner", e)
        yield 2
    return "end"

it = g(catching())
next(it)
print(it.throw(ValueError("v")), it.gi_yieldfrom is not None)
print(next(it))

# expect: throw (<class 'OSError'>,)
# expect: thrown
# expect: throw (<class 'OSError'>, 'text')
# expect: thrown
# expect: throw (<class 'OSError'>, 'text', None)
# expect: thrown
# expect: throw (<class 'KeyError'>,)
# expect: r stopped
# expect: after
# expect: throw (<class 'ValueError'>,)
# expect: in g instead
# expect: caught
# expect: in g no throw method
# expect: caught
# expect: inner v
# expect: 2 True
# expect: r end
# expect: after
