from itertools import groupby, tee

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print([(k, list(g)) for k, g in groupby("AAAABBBCCDAABBB")], [k for k, g in groupby("AABBA")])
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
groups = groupby("aab")
first = next(groups)[1]
second = next(groups)[1]
print(list(first), list(second))
def f():
    a, b, c = tee("abc", 3)
    return next(a), list(b), list(a), list(c)
print(f())
a, b = tee(range(1000))
print(sum(a) == sum(b))
a, = tee("xyz", 1)
next(a)
b = a.__copy__()
print(list(a), list(b), tee("", 0))
show(lambda: tee([], -1))
show(lambda: tee(3))
show(lambda: groupby(3))
show(lambda: groupby())
show(lambda: next(groupby([1], 3)))
class Reentrant:
    def __iter__(self):
        return self
    def __next__(self):
        return next(it[1])
it = None
it = tee(Reentrant())
show(lambda: next(it[0]))
# expect: [('A', ['A', 'A', 'A', 'A']), ('B', ['B', 'B', 'B']), ('C', ['C', 'C']), ('D', ['D']), ('A', ['A', 'A']), ('B', ['B', 'B', 'B'])] ['A', 'B', 'A']
# expect: [(1, [1, 3]), (0, [2, 4]), (1, [5])]
# expect: [] ['b']
# expect: ('a', ['a', 'b', 'c'], ['b', 'c'], ['a', 'b', 'c'])
# expect: True
# expect: ['y', 'z'] ['y', 'z'] ()
# expect: ValueError n must be >= 0
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError groupby() missing required argument 'iterable' (pos 1)
# expect: TypeError 'int' object is not callable
# expect: RuntimeError cannot re-enter the tee iterator
