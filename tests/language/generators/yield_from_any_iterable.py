class Counter:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("counted")
        return self.n

def g():
    print((yield from [1, 2]))
    print((yield from "ab"))
    print((yield from Counter()))
    print((yield from range(2)))
    print((yield from {}))
    yield from 5

it = g()
try:
    for x in it:
        print(x)
except TypeError as e:
    print(e)
it = g()
next(it)
try:
    it.send("x")
except AttributeError as e:
    print(e)

# expect: 1
# expect: 2
# expect: None
# expect: a
# expect: b
# expect: None
# expect: 1
# expect: 2
# expect: counted
# expect: 0
# expect: 1
# expect: None
# expect: None
# expect: 'int' object is not iterable
# expect: 'list_iterator' object has no attribute 'send'
