def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)

attempt(lambda: list(1))                 # expect: TypeError: 'int' object is not iterable
attempt(lambda: list(x=1))               # expect: TypeError: list() takes no keyword arguments
attempt(lambda: [1].insert(2**70, 1))    # expect: OverflowError: Python int too large to convert to C ssize_t
attempt(lambda: [1].pop(2**70))          # expect: OverflowError: Python int too large to convert to C ssize_t
attempt(lambda: [1].pop("a"))            # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: [1].index(5))            # expect: ValueError: 5 is not in list
attempt(lambda: [3, 1].sort(1))          # expect: TypeError: sort() takes no positional arguments
attempt(lambda: [3, "a"].sort())         # expect: TypeError: '<' not supported between instances of 'str' and 'int'
attempt(lambda: (1,).index(2))           # expect: ValueError: tuple.index(x): x not in tuple
attempt(lambda: dict([(1, 2, 3)]))       # expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
attempt(lambda: dict([1]))               # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
attempt(lambda: {}.popitem())            # expect: KeyError: 'popitem(): dictionary is empty'
attempt(lambda: {}.setdefault([]))       # expect: TypeError: unhashable type: 'list'
attempt(lambda: {1: 2} | [(3, 4)])       # expect: TypeError: unsupported operand type(s) for |: 'dict' and 'list'
attempt(lambda: {1: 2}.keys() & 1)       # expect: TypeError: 'int' object is not iterable
attempt(lambda: set([[]]))               # expect: TypeError: unhashable type: 'list'
attempt(lambda: {1} | [2])               # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
attempt(lambda: set().pop())             # expect: KeyError: 'pop from an empty set'
attempt(lambda: {1}.remove(9))           # expect: KeyError: 9
attempt(lambda: range(1, 2, 0))          # expect: ValueError: range() arg 3 must not be zero
attempt(lambda: range(5).index(9))       # expect: ValueError: 9 is not in range
attempt(lambda: setattr(range(5), "start", 1))  # expect: AttributeError: readonly attribute
attempt(lambda: setattr(slice(5), "start", 1))  # expect: AttributeError: readonly attribute
attempt(lambda: slice(1).indices(-1))    # expect: ValueError: length should not be negative
attempt(lambda: list(zip([1, 2], [3], strict=True)))  # expect: ValueError: zip() argument 2 is shorter than argument 1
attempt(lambda: list(zip([1], [2], [3, 4], strict=True)))  # expect: ValueError: zip() argument 3 is longer than arguments 1-2
attempt(lambda: map(str))                # expect: TypeError: map() must have at least two arguments.
attempt(lambda: reversed({1}))           # expect: TypeError: 'set' object is not reversible
attempt(lambda: iter(1, 2))              # expect: TypeError: iter(v, w): v must be callable
attempt(lambda: next(iter([])))          # expect: StopIteration: 
