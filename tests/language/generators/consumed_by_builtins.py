import sys

print(sum(i for i in range(10)), list(i * i for i in range(5)), tuple(c for c in "abc"))
# expect: 45 [0, 1, 4, 9, 16] ('a', 'b', 'c')
print(any(x > 3 for x in range(10)), all(x < 3 for x in range(10)))  # expect: True False
print(max(x for x in [1, 5, 3]), min(x * 0.5 for x in [4, 2, 9]), min((x for x in ()), default="none"))
# expect: 5 1.0 none
print(sorted(-x for x in range(4)), ",".join(str(x) for x in range(4)), {x % 3 for x in range(9)})
# expect: [-3, -2, -1, 0] 0,1,2,3 {0, 1, 2}
print(sum(x for x in [2**62] * 3), sum(x for x in [1, 2.5, 2**70]), max(x for x in [1, 1.5, True, 2**70]))
# expect: 13835058055282163712 1.1805916207174113e+21 1180591620717411303424
print(max(x for x in [float("nan"), 1.0, 2.0]), max((x for x in [3, -4]), key=abs))
# expect: nan -4


def mixed():
    try:
        yield 1
        yield 2.5
        print("third")
        yield "x"
        yield 3
    finally:
        print("closed")


try:
    sum(mixed())
except TypeError as e:
    print(e)
# expect: third
# expect: closed
# expect: unsupported operand type(s) for +: 'float' and 'str'


def receiving():
    print("sent", (yield 1))
    print("sent", (yield 2))
    return 7


print(sum(receiving()))
# expect: sent None
# expect: sent None
# expect: 3


def failing():
    yield 1
    raise ValueError("failing")


try:
    sum(failing())
except ValueError as e:
    entry = e.__traceback__
    while entry:
        print(entry.tb_frame.f_code.co_name)
        entry = entry.tb_next
# expect: <module>
# expect: failing

items = []


def changing():
    for i in range(20):
        yield i
        if i == 3:
            items.clear()
        if i == 7:
            items.append("x")


items.extend(changing())
print(items)  # expect: [4, 5, 6, 7, 'x', 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]


def entering_itself():
    yield 1
    try:
        next(again)
    except ValueError as e:
        print(e)
    yield 2


again = entering_itself()
print(list(again))
# expect: generator already executing
# expect: [1, 2]


def looking():
    print(sys._getframe().f_back.f_code.co_name)
    yield 1
    print(sys._getframe().f_back.f_code.co_name)
    yield True
    yield 0


print(sum(looking()))
# expect: <module>
# expect: <module>
# expect: 2
looked = looking()
print(any(x == True for x in looked), list(looked))
# expect: <genexpr>
# expect: <module>
# expect: True [True, 0]


def delegating():
    yield from (1, 2)
    print((yield from deeper()))


def deeper():
    yield 3
    return "done"


print(sum(delegating()), list(delegating()))
# expect: done
# expect: done
# expect: 6 [1, 2, 3]


def stopping():
    yield 1
    raise StopIteration


try:
    list(stopping())
except RuntimeError as e:
    print(e, repr(e.__cause__))
# expect: generator raised StopIteration StopIteration()


class Sum:
    def __add__(self, other):
        print(watched.gi_running, watched.gi_frame is not None, next(watched, "no more"))
        return 5

    __radd__ = __add__


watched = (x for x in [Sum(), 1, 10])
print(sum(watched))
# expect: False True 1
# expect: 15


class Truth:
    def __bool__(self):
        print(watched.gi_running)
        return False


watched = (x for x in [1 > 2, Truth(), 0, Truth()])
print(any(watched))
# expect: False
# expect: False
# expect: False


class Dying:
    def __del__(self):
        print("gone", watched.gi_running)


watched = (Dying() for _ in range(2))
print(all(watched))
# expect: gone False
# expect: gone False
# expect: True


def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
        yield 2
        print(sys.exc_info()[0])


print(sum(handling()), sys.exc_info()[0])
# expect: <class 'ZeroDivisionError'>
# expect: 3 None


def nested(n):
    if n:
        yield from nested(n - 1)
    yield n


print(sum(nested(100)))  # expect: 5050


def endless(n):
    return sum(endless(n + 1) for _ in range(1))


try:
    endless(0)
except RecursionError as e:
    print(e)
# expect: maximum recursion depth exceeded
