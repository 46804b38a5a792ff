from _functools import _lru_cache_wrapper

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

def info(*values):
    return values
calls = []
def remember(n):
    calls.append(n)
    return n
c = _lru_cache_wrapper(remember, 2, False, info)
print([c(1), c(2), c(1), c(3), c(2), c(1)], calls, c.cache_info())
c.cache_clear()
print(c.cache_info())
c = _lru_cache_wrapper(remember, None, True, info)
print([c(1), c(1.0), c(True), c(1), c(n=1), c(n=1)], c.cache_info())
c = _lru_cache_wrapper(remember, 0, False, info)
print(c(1), c(1), c.cache_info())
class M:
    m = _lru_cache_wrapper(lambda self, x: x * 2, 5, False, info)
print(M().m(4), M.m.cache_info())
c.attribute = 4
print(c.attribute, c(["unhashable"]))
fib = _lru_cache_wrapper(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2), None, False, info)
print(fib(50), fib.cache_info())
class Clearing:
    def __init__(self, value):
        self.value = value
    def __hash__(self):
        return self.value % 3
    def __eq__(self, other):
        evil.cache_clear()
        return self.value == other.value
evil = _lru_cache_wrapper(lambda h: h.value, 2, False, info)
print([evil(Clearing(i)) for i in range(20)])
show(lambda: _lru_cache_wrapper(remember, 5, False, info)([]))
show(lambda: _lru_cache_wrapper(3, 5, False, info))
show(lambda: _lru_cache_wrapper(remember, "x", False, info))
show(lambda: _lru_cache_wrapper(lambda: 1 / 0, 2, False, info)())
# expect: [1, 2, 1, 3, 2, 1] [1, 2, 3, 2, 1] (1, 5, 2, 2)
# expect: (0, 0, 2, 0)
# expect: [1, 1.0, True, 1, 1, 1] (2, 4, None, 4)
# expect: 1 1 (0, 2, 0, 0)
# expect: 8 (0, 1, 5, 1)
# expect: 4 ['unhashable']
# expect: 12586269025 (48, 51, None, 51)
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
# expect: TypeError unhashable type: 'list'
# expect: TypeError the first argument must be callable
# expect: TypeError maxsize should be integer or None
# expect: ZeroDivisionError division by zero
