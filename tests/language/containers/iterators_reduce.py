# What copying and pickling ask of iterators.
import builtins

def show(iterator):
    function, *rest = iterator.__reduce__()
    print(function.__name__, *rest)

i = iter([1, 2, 3])
next(i)
show(i)                          # expect: iter ([1, 2, 3],) 1
i.__setstate__(0)
print(list(i))                   # expect: [1, 2, 3]
show(i)                          # expect: iter ([],)
show(iter((1, 2)))               # expect: iter ((1, 2),) 0
show(iter("ab"))                 # expect: iter ('ab',) 0
show(iter(b"ab"))                # expect: iter (b'ab',) 0
show(iter({1: 2, 3: 4}.items()))  # expect: iter ([(1, 2), (3, 4)],)
show(iter({5}))                  # expect: iter ([5],)
show(iter(range(3)))             # expect: iter (range(0, 3),) 0
show(reversed([1, 2]))           # expect: reversed ([1, 2],) 1
show(reversed("ab"))             # expect: reversed ('ab',) 1
show(reversed({1: 2, 3: 4}))     # expect: iter ([3, 1],)
d = iter({1: 2, 3: 4})
next(d)
show(d)                          # expect: iter ([3],)
print(list(d))                   # expect: [3]
s = iter("abc")
s.__setstate__(2)
print(list(s))                   # expect: ['c']
r = iter(range(10))
r.__setstate__(7)
print(r.__length_hint__(), list(r))  # expect: 3 [7, 8, 9]
function, arguments = enumerate("ab", 5).__reduce__()
print(function, list(arguments[0]), arguments[1])  # expect: <class 'enumerate'> ['a', 'b'] 5
function, arguments, strict = zip([1], [2], strict=True).__reduce__()
print(function, [list(a) for a in arguments], strict)  # expect: <class 'zip'> [[1], [2]] True
function, arguments = map(str, [1]).__reduce__()
print(function, arguments[0], list(arguments[1]))  # expect: <class 'map'> <class 'str'> [1]
function, arguments = filter(None, [1]).__reduce__()
print(function, arguments[0], list(arguments[1]))  # expect: <class 'filter'> None [1]
print({1}.__reduce__(), frozenset([2]).__reduce__())  # expect: (<class 'set'>, ([1],), None) (<class 'frozenset'>, ([2],), None)
print(range(1, 5).__reduce__(), slice(1, 2).__reduce__())  # expect: (<class 'range'>, (1, 5, 1)) (<class 'slice'>, (1, 2, None))
iter_saved, builtins.iter = iter, "replaced"
print(iter_saved([1]).__reduce__())  # expect: ('replaced', ([1],), 0)
builtins.iter = iter_saved
del builtins.iter
try:
    iter_saved([1]).__reduce__()
except AttributeError as error:
    print(error)                 # expect: iter
