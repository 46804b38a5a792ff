def g():
    yield 1
    next(iter([]))

it = g()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e)
    print(repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)

def h():
    yield from g()

try:
    for x in h():
        print(x)
except RuntimeError as e:
    print(e, repr(e.__cause__))

def i():
    try:
        yield
    except KeyError:
        raise StopIteration(5)

it = i()
next(it)
try:
    it.throw(KeyError)
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__cause__.__context__))

# expect: generator raised StopIteration
# expect: StopIteration() True True
# expect: 1
# expect: generator raised StopIteration StopIteration()
# expect: generator raised StopIteration StopIteration(5) KeyError()
