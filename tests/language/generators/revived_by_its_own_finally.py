saved = []

def g():
    me = yield
    try:
        yield
    finally:
        saved.append(me())
        print("saved")     # expect: saved

holder = {}
it = g()
holder["it"] = it
next(it)
it.send(lambda: holder)
del it
del holder["it"]
print(len(saved), saved[0])  # expect: 1 {}
