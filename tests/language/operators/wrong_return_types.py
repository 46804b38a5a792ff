class W:
    def __init__(self, value):
        self.value = value

    def answer(self, *a):
        return self.value

    __bool__ = __len__ = __hash__ = __str__ = __repr__ = __int__ = __float__ = __index__ = answer
    __format__ = __iter__ = __length_hint__ = __bytes__ = __contains__ = __dir__ = __complex__ = answer


def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


attempt(lambda: bool(W(1)))  # expect: TypeError __bool__ should return bool, returned int
attempt(lambda: len(W("a")))  # expect: TypeError 'str' object cannot be interpreted as an integer
attempt(lambda: len(W(-1)))  # expect: ValueError __len__() should return >= 0
attempt(lambda: len(W(2**70)))  # expect: OverflowError cannot fit 'int' into an index-sized integer
attempt(lambda: len(W(1.5)))  # expect: TypeError 'float' object cannot be interpreted as an integer
attempt(lambda: hash(W("a")))  # expect: TypeError __hash__ method should return an integer
attempt(lambda: hash(W(2**61)) == hash(2**61))  # expect: False
attempt(lambda: hash(W(True)))  # expect: 1
attempt(lambda: str(W(1)))  # expect: TypeError __str__ returned non-string (type int)
attempt(lambda: repr(W(None)))  # expect: TypeError __repr__ returned non-string (type NoneType)
attempt(lambda: int(W("a")))  # expect: TypeError __int__ returned non-int (type str)
attempt(lambda: float(W("a")))  # expect: TypeError W.__float__ returned non-float (type str)
attempt(lambda: float(W(1)))  # expect: TypeError W.__float__ returned non-float (type int)
attempt(lambda: [1][W("a")])  # expect: TypeError __index__ returned non-int (type str)
attempt(lambda: format(W(1)))  # expect: TypeError __format__ must return a str, not int
attempt(lambda: f"{W(2)}")  # expect: TypeError __format__ must return a str, not int
attempt(lambda: iter(W(1)))  # expect: TypeError iter() returned non-iterator of type 'int'
attempt(lambda: list(W([])))  # expect: TypeError iter() returned non-iterator of type 'list'
attempt(lambda: bytes(W("a")))  # expect: TypeError __bytes__ returned non-bytes (type str)
attempt(lambda: 1 in W([]))  # expect: False
attempt(lambda: 1 in W([1]))  # expect: True
attempt(lambda: hex(W(1.5)))  # expect: TypeError __index__ returned non-int (type float)
attempt(lambda: range(W("a")))  # expect: TypeError __index__ returned non-int (type str)
attempt(lambda: chr(W("a")))  # expect: TypeError __index__ returned non-int (type str)


class Len:
    def __len__(self):
        return -1


attempt(lambda: bool(Len()))  # expect: ValueError __len__() should return >= 0
attempt(lambda: list(Len()))  # expect: TypeError 'Len' object is not iterable


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        return self.hint


attempt(lambda: list(Hint(5)))  # expect: [1, 2]
attempt(lambda: list(Hint(NotImplemented)))  # expect: [1, 2]
attempt(lambda: list(Hint("a")))  # expect: TypeError __length_hint__ must be an integer, not str
attempt(lambda: list(Hint(-1)))  # expect: ValueError __length_hint__() should return >= 0


class Next:
    def __iter__(self):
        return self


attempt(lambda: iter(Next()))  # expect: TypeError iter() returned non-iterator of type 'Next'
attempt(lambda: next(Next()))  # expect: TypeError 'Next' object is not an iterator
