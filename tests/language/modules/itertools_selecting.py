from itertools import accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, islice

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3, 4], lambda a, b: a * b)), list(accumulate([1, 2], initial=100)), list(accumulate([])))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])), list(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
print(list(filterfalse(lambda x: x % 2, range(10))), list(filterfalse(None, range(3))), list(starmap(pow, [(2, 5), (3, 2)])))
print(list(pairwise("ABCDE")), list(pairwise("A")), list(pairwise("")))
print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 2)), list(islice("ABCDEFG", 1, 6, 3)))
source = iter(range(10))
print(list(islice(source, 1, 5, 3)), next(source))
pairs = pairwise([1, 2, 3])
first = next(pairs)
print(first, next(pairs), first)
for bad in (-1, "x", 1.5):
    show(lambda: islice("A", bad))
show(lambda: islice("A", 1, -1))
show(lambda: islice("A", -1, 1))
show(lambda: islice("A", 1, 2, 0))
show(lambda: list(starmap(pow, [3])))
show(lambda: list(accumulate([1, "a"])))
show(lambda: list(takewhile(None, [1])))
show(lambda: accumulate())
show(lambda: compress([1]))
show(lambda: takewhile(1))
show(lambda: filterfalse(bad=1))
# expect: [1, 3, 6, 10] [1, 2, 6, 24] [100, 101, 103] []
# expect: ['A', 'C', 'E', 'F'] [6, 4, 1] [1, 4]
# expect: [0, 2, 4, 6, 8] [0] [32, 9]
# expect: [('A', 'B'), ('B', 'C'), ('C', 'D'), ('D', 'E')] [] []
# expect: ['A', 'B'] ['C', 'D'] ['C', 'D', 'E', 'F', 'G'] ['A', 'C', 'E', 'G'] ['B', 'E']
# expect: [1, 4] 5
# expect: (1, 2) (2, 3) (1, 2)
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: TypeError 'int' object is not iterable
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError 'NoneType' object is not callable
# expect: TypeError accumulate() missing required argument 'iterable' (pos 1)
# expect: TypeError compress() missing required argument 'selectors' (pos 2)
# expect: TypeError takewhile expected 2 arguments, got 1
# expect: TypeError filterfalse() takes no keyword arguments
