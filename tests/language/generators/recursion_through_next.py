def g(n):
    yield next(g(n + 1))

try:
    next(g(0))
except RecursionError as e:
    print(str(e)[:32])     # expect: maximum recursion depth exceeded

def walk(tree):
    if tree:
        left, value, right = tree
        for x in walk(left):
            yield x
        yield value
        for x in walk(right):
            yield x

print(list(walk(((None, 1, None), 2, ((None, 3, None), 4, None)))))  # expect: [1, 2, 3, 4]
