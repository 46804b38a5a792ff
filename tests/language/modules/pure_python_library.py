# CPython's own files, as they are installed.
import bisect
import collections
import contextlib
import copy
import enum
import functools
import heapq
import os
import random
import re
import string
import typing


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


print(list(Colour), Colour(2).name)  # expect: [<Colour.RED: 1>, <Colour.BLUE: 2>] BLUE
print(re.findall(r"(\w)(\d+)", "a1 b22"))  # expect: [('a', '1'), ('b', '22')]
print(collections.Counter("aab").most_common(1))  # expect: [('a', 2)]
Point = collections.namedtuple("Point", "x y")
print(Point(1, y=2)._replace(x=3))  # expect: Point(x=3, y=2)
random.seed(3)
print(random.random(), random.randint(1, 100))  # expect: 0.23796462709189137 70


@functools.lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50))  # expect: 12586269025
print(typing.Optional[int])  # expect: typing.Optional[int]
print(copy.deepcopy([1, [2]]), os.path.join("a", "b"))  # expect: [1, [2]] a/b
with contextlib.suppress(KeyError):
    {}[1]
print(heapq.nsmallest(2, [3, 1, 2]), bisect.bisect([1, 2, 3], 2), string.digits)  # expect: [1, 2] 2 0123456789
