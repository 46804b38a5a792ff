from collections import deque


class Odd(deque):
    pass


odd = Odd([1, 2])


def make(cls, *args, **kwargs):
    return [42]


Odd.__new__ = make
for run in (lambda: odd * 2, lambda: 2 * odd, lambda: odd + deque([1]), lambda: odd.copy()):
    try:
        print(run())
    except TypeError as e:
        print(e)
# expect: Odd() must return a deque, not list
# expect: Odd() must return a deque, not list
# expect: Odd() must return a deque, not list
# expect: Odd() must return a deque, not list
