# What an evicted answer does when it goes cannot make the cache larger than it may be.
from functools import lru_cache


class Caches:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        if self.n < 100:
            self.n += 1000
            cached(self.n)


@lru_cache(maxsize=2)
def cached(n):
    return Caches(n) if n < 100 else n


for i in range(6):
    cached(i)
    assert cached.cache_info().currsize <= 2
print(cached.cache_info().currsize, cached.cache_info().maxsize)  # expect: 2 2


class Key:
    action = None

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        action, Key.action = Key.action, None
        if action:
            action()
        return self.n == other.n


@lru_cache(maxsize=3)
def by_key(key):
    return key.n


for i in range(8):
    by_key(Key(i))
    Key.action = lambda: by_key(Key(100))
    by_key(Key(i + 10))
    Key.action = by_key.cache_clear
    by_key(Key(i + 20))
print(by_key.cache_info().currsize <= 3, by_key(Key(5)))  # expect: True 5
del Caches.__del__
