def deep(n):
    if n:
        got = yield from deep(n - 1)
        return got + 1
    yield "bottom"
    return 0

it = deep(600)
print(next(it))            # expect: bottom
try:
    next(it)
except StopIteration as e:
    print(e.value)         # expect: 600

def too_deep(n):
    yield from too_deep(n + 1)

try:
    next(too_deep(0))
except RecursionError as e:
    print(str(e)[:32])     # expect: maximum recursion depth exceeded
