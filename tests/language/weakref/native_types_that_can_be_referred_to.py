import collections
import functools
import io
import itertools
import re
import sys
import weakref


def attempt(make):
    thing = make()
    try:
        reference = weakref.ref(thing, lambda gone: print("gone"))
    except TypeError as e:
        print(e)
    else:
        print(reference() is thing)
        del thing
        print(reference())


attempt(lambda: collections.deque([1]))
# expect: True
# expect: gone
# expect: None
attempt(lambda: functools.partial(len, ""))
# expect: True
# expect: gone
# expect: None
attempt(lambda: functools.lru_cache(lambda: 1))
# expect: True
# expect: gone
# expect: None
attempt(lambda: memoryview(b"ab"))
# expect: True
# expect: gone
# expect: None
attempt(lambda: io.StringIO("x"))
# expect: True
# expect: gone
# expect: None
attempt(lambda: io.BytesIO(b"x"))
# expect: True
# expect: gone
# expect: None
attempt(lambda: itertools.tee([])[0])
# expect: True
# expect: gone
# expect: None
attempt(lambda: list[int])
# expect: True
# expect: gone
# expect: None
attempt(lambda: io.TextIOWrapper(io.BytesIO()))
# expect: True
# expect: gone
# expect: None
attempt(itertools.count)  # expect: cannot create weak reference to 'itertools.count' object
attempt(lambda: [1])  # expect: cannot create weak reference to 'list' object
attempt(lambda: functools.cmp_to_key(len))
# expect: cannot create weak reference to 'functools.KeyWrapper' object
pattern = re.compile("what_can_be_referred_to")
print(weakref.ref(pattern)() is pattern)  # expect: True
print(weakref.ref(sys.stdout)() is sys.stdout)  # expect: True


class Queue(collections.deque):
    pass


attempt(Queue)
# expect: True
# expect: gone
# expect: None
