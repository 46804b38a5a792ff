def g():
    result = [1, 2, (yield "a"), 3, {"k": (yield "b"), "l": [(yield "c"), 4]}, *(yield "d")]
    yield result
    yield "%s %s" % ((yield "e"), (yield "f"))
    yield f"{(yield 'g')!r:>5}{(yield 'h')}"
    yield (yield "i") + (yield "j") * (yield "k")

it = g()
value = next(it)
n = 0
while True:
    n += 1
    try:
        value = it.send([n] if value == "d" else n)
    except StopIteration:
        break
    print(value)

# expect: b
# expect: c
# expect: d
# expect: [1, 2, 1, 3, {'k': 2, 'l': [3, 4]}, 4]
# expect: e
# expect: f
# expect: 6 7
# expect: g
# expect: h
# expect:     910
# expect: i
# expect: j
# expect: k
# expect: 194
