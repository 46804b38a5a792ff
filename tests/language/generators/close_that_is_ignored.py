def g():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")  # expect: ignored
            yield 2
            return

it = g()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)               # expect: generator ignored GeneratorExit
print(next(it, "end"))     # expect: end
