class N:
    __iter__ = None
    __contains__ = None
    __hash__ = None
    __len__ = None
    __bool__ = None
    __call__ = None
    __add__ = None
    __radd__ = None
    __eq__ = None
    __getitem__ = None
    __index__ = None
    __reversed__ = None
    __str__ = None
    __enter__ = None
    __exit__ = None


n = N()
for f in (lambda: iter(n), lambda: 1 in n, lambda: hash(n), lambda: len(n), lambda: bool(n), lambda: n(), lambda: n + 1,
          lambda: 1 + n, lambda: n == 1, lambda: n[0], lambda: [1][n], lambda: reversed(n), lambda: str(n), lambda: {n: 1},
          lambda: {n}, lambda: list(n), lambda: [*n]):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: 'N' object is not iterable
# expect: 'N' object is not a container
# expect: unhashable type: 'N'
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'N' object is not reversible
# expect: 'NoneType' object is not callable
# expect: unhashable type: 'N'
# expect: unhashable type: 'N'
# expect: 'N' object is not iterable
# expect: 'N' object is not iterable


class OnlyGetitem:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(OnlyGetitem()), 10 in OnlyGetitem(), 5 in OnlyGetitem(), [*OnlyGetitem()], max(OnlyGetitem()))
# expect: [0, 10, 20] True False [0, 10, 20] 20


class NoIter(OnlyGetitem):
    __iter__ = None


try:
    list(NoIter())
except TypeError as e:
    print(e)
# expect: 'NoIter' object is not iterable


class L(list):
    __hash__ = None
    __iter__ = None


try:
    for x in L([1]):
        pass
except TypeError as e:
    print(e)
# expect: 'L' object is not iterable
