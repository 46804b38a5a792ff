class Iter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Iter(3)), [*Iter(2)], sum(Iter(4)), 2 in Iter(5), dict(zip(Iter(2), Iter(2))), sorted(Iter(3)))
# expect: [2, 1, 0] [1, 0] 6 True {1: 1, 0: 0} [0, 1, 2]
a, *b = Iter(4)
print(a, b)  # expect: 3 [2, 1, 0]


class Instance:
    def __init__(self):
        self.__iter__ = lambda: iter([1])


try:
    list(Instance())
except TypeError as e:
    print(e)
# expect: 'Instance' object is not iterable


class RaisesInNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("inside")


try:
    list(RaisesInNext())
except KeyError as e:
    print(e)
# expect: 'inside'
for text in ("a, b = Iter(1)", "a, b = Iter(3)", "a, b = 5", "for x in 5: pass", "iter(5)", "next(5)", "a, *b = 1", "[*1]",
             "f = lambda *a: a; f(*5)", "f = lambda **k: k; f(**5)", "iter(5, 6)", "next()", "{**1}"):
    try:
        exec(text)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: ValueError not enough values to unpack (expected 2, got 1)
# expect: ValueError too many values to unpack (expected 2)
# expect: TypeError cannot unpack non-iterable int object
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not an iterator
# expect: TypeError cannot unpack non-iterable int object
# expect: TypeError Value after * must be an iterable, not int
# expect: TypeError __main__.<lambda>() argument after * must be an iterable, not int
# expect: TypeError __main__.<lambda>() argument after ** must be a mapping, not int
# expect: TypeError iter(v, w): v must be callable
# expect: TypeError next expected at least 1 argument, got 0
# expect: TypeError 'int' object is not a mapping
print(next(Iter(0), "default"), list(iter(Iter(3).__next__, 1)))  # expect: default [2]


class Attr:
    def __getattr__(self, name):
        return lambda *a: iter([name])


try:
    list(Attr())
except TypeError as e:
    print(e)
# expect: 'Attr' object is not iterable
