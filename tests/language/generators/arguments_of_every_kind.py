def g(a, /, b, *rest, c=3, **more):
    yield a, b
    yield rest
    yield c
    yield sorted(more.items())
    cell = [a]
    def inner():
        return cell, b
    yield inner()

print(list(g(1, 2, 3, 4, c=5, d=6)))  # expect: [(1, 2), (3, 4), 5, [('d', 6)], ([1], 2)]
print(list(g(1, b=2)))     # expect: [(1, 2), (), 3, [], ([1], 2)]
try:
    g()
except TypeError as e:
    print(e)               # expect: g() missing 2 required positional arguments: 'a' and 'b'
