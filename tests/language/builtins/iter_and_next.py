it = iter([1, 2])
print(next(it), next(it), next(it, 'end'), next(it, None))  # expect: 1 2 end None
values = [1, 2, 0, 3]
print(list(iter(lambda: values.pop(0), 0)), values)  # expect: [1, 2] [3]
for f in (lambda: next(5), lambda: iter(5), lambda: iter(5, 1), lambda: next([])):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: 'int' object is not an iterator
# expect: 'int' object is not iterable
# expect: iter(v, w): v must be callable
# expect: 'list' object is not an iterator
