def g():
    yield 1
    raise StopIteration

for x in g():  # expect error: RuntimeError: generator raised StopIteration
    pass
