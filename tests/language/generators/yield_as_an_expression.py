def g():
    x = yield
    print(x)
    print((yield))
    print([(yield 1), (yield 2)])
    lambda_ = lambda: (yield 5)
    print(list(lambda_()))
    print((yield (yield 3)))

it = g()
next(it)
for value in ("a", "b", "c", "d", "e", "f"):
    try:
        print("->", it.send(value))
    except StopIteration:
        print("stop")

# expect: a
# expect: -> None
# expect: b
# expect: -> 1
# expect: -> 2
# expect: ['c', 'd']
# expect: [5]
# expect: -> 3
# expect: -> e
# expect: f
# expect: stop
