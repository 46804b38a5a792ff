# A loop over a generator, and one that delegates to it.
def count(n):
    i = 0
    while i < n:
        yield i
        i = i + 1


def delegate(n):
    yield from count(n)


def run(n):
    total = 0
    for i in count(n):
        total = total + i
    for i in delegate(n):
        total = total + i
    return total


print(run(4_000_000))
