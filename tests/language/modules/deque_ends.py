from _collections import deque

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

d = deque([1, 2, 3])
print(d, len(d), d[0], d[-1], bool(d), bool(deque()), list(reversed(d)))
d.append(4)
d.appendleft(0)
d.extend([5, 6])
d.extendleft("ab")
print(d, d.pop(), d.popleft(), d)
d.extend(d)
d.rotate(2)
print(d)
d.rotate(-3)
d.rotate()
d.rotate(100)
print(d)
bounded = deque("abcd", maxlen=2)
bounded.append("e")
print(bounded, bounded.maxlen, d.maxlen)
bounded.appendleft("f")
bounded.extendleft("xyz")
print(bounded, deque("abc", maxlen=0))
big = deque()
for i in range(1000):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
print(len(big), big[0], big[-1], big[300])
show(lambda: deque().pop())
show(lambda: deque().popleft())
show(lambda: deque(3))
show(lambda: deque([], -1))
show(lambda: deque([], "x"))
show(lambda: deque(1, 2, 3))
show(lambda: d.rotate("x"))
# expect: deque([1, 2, 3]) 3 1 3 True False [3, 2, 1]
# expect: deque(['a', 0, 1, 2, 3, 4, 5]) 6 b deque(['a', 0, 1, 2, 3, 4, 5])
# expect: deque([4, 5, 'a', 0, 1, 2, 3, 4, 5, 'a', 0, 1, 2, 3])
# expect: deque([4, 5, 'a', 0, 1, 2, 3, 4, 5, 'a', 0, 1, 2, 3])
# expect: deque(['d', 'e'], maxlen=2) 2 None
# expect: deque(['z', 'y'], maxlen=2) deque([], maxlen=0)
# expect: 666 334 999 634
# expect: IndexError pop from an empty deque
# expect: IndexError pop from an empty deque
# expect: TypeError 'int' object is not iterable
# expect: ValueError maxlen must be non-negative
# expect: TypeError an integer is required
# expect: TypeError deque() takes at most 2 arguments (3 given)
# expect: TypeError 'str' object cannot be interpreted as an integer
