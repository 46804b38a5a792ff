d = {frozenset([1, 2]): 'a'}
print(d[frozenset([2, 1])], frozenset([1]) | {2}, {frozenset()})  # expect: a frozenset({1, 2}) {frozenset()}
try:
    frozenset().add(1)
except AttributeError as e:
    print(e)
# expect: 'frozenset' object has no attribute 'add'
