def g(x):
    got = x + (yield x) + x
    yield got
    y = [1]
    z = y[0:(yield y)]
    yield z

it = g(1000)
print(next(it))            # expect: 1000
print(it.send(500))        # expect: 2500
next(it)
print(it.send(1))          # expect: [1]

def shared():
    items = [1, 2, 3]
    def change():
        nonlocal items
        items = "changed"
    total = items[0] + (yield change)
    yield total, items

it = shared()
change = next(it)
change()
print(it.send(5))          # expect: (6, 'changed')
