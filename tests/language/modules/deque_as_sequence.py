from _collections import deque

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

d = deque([1, 2, 3, 2])
d.insert(2, "i")
d.insert(-1, "j")
d.insert(100, "k")
print(d, d.count(2), d.index(2), d.index(2, 2), 3 in d, 99 in d)
d.remove("i")
d.reverse()
del d[0]
d[0] = "first"
print(d, d.copy() == d, d * 2, 2 * deque("a"), d + deque([9]), d * 0)
d += [7]
d *= 2
print(d, deque([1, 2]) < deque([1, 3]), deque([1]) <= deque([1, 0]), deque([1]) == [1])
bounded = deque([1, 2, 3], 3)
print(bounded * 2, bounded + deque([1, 2]), bounded.copy().maxlen, bounded.__reduce__()[:3])
class D(deque):
    pass
x = D([1, 2], 5)
x.y = 3
print(x, x.y, x.copy(), type(x * 2).__name__)
x.append(x)
print(x)
show(lambda: d[30])
show(lambda: d["x"])
show(lambda: d.remove("zz"))
show(lambda: d.index("zz"))
show(lambda: d + [9])
show(lambda: hash(d))
show(lambda: bounded.insert(1, 1))
show(lambda: d < 3)
# expect: deque([1, 2, 'i', 3, 'j', 2, 'k']) 2 1 5 True False
# expect: deque(['first', 'j', 3, 2, 1]) True deque(['first', 'j', 3, 2, 1, 'first', 'j', 3, 2, 1]) deque(['a', 'a']) deque(['first', 'j', 3, 2, 1, 9]) deque([])
# expect: deque(['first', 'j', 3, 2, 1, 7, 'first', 'j', 3, 2, 1, 7]) True True False
# expect: deque([1, 2, 3], maxlen=3) deque([3, 1, 2], maxlen=3) 3 (<class 'collections.deque'>, ((), 3), None)
# expect: D([1, 2], maxlen=5) 3 D([1, 2], maxlen=5) D
# expect: D([1, 2, [...]], maxlen=5)
# expect: IndexError deque index out of range
# expect: TypeError sequence index must be integer, not 'str'
# expect: ValueError 'zz' is not in deque
# expect: ValueError 'zz' is not in deque
# expect: TypeError can only concatenate deque (not "list") to deque
# expect: TypeError unhashable type: 'collections.deque'
# expect: IndexError deque already at its maximum size
# expect: TypeError '<' not supported between instances of 'collections.deque' and 'int'
