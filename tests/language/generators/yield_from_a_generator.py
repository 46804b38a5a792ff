def inner():
    x = yield 1
    print("inner got", x)
    y = yield 2
    print("inner got", y)
    return "result"

def outer():
    value = yield from inner()
    print("outer got", value)
    yield 3

it = outer()
print(next(it), it.gi_yieldfrom.__name__)
print(it.send("a"))
print(it.send("b"), it.gi_yieldfrom)
print(next(it, "end"))

# expect: 1 inner
# expect: inner got a
# expect: 2
# expect: inner got b
# expect: outer got result
# expect: 3 None
# expect: end
