# Everything is an object: it has a type, an identity and, unless it lives for ever, a count.
import sys

for thing in [1, 1.5, "text", None, len, int, type, sys, lambda: 0]:
    print(type(thing).__name__, isinstance(thing, object), sys.getsizeof(thing) > 0)
