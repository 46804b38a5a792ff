from itertools import chain, zip_longest

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(list(chain([1, 2], "ab", (3,))), list(chain()), list(chain.from_iterable(["ab", "cd"])))
print(list(zip_longest("abc", "x", [1, 2], fillvalue="-")), list(zip_longest("ab", "x")), list(zip_longest()))
class Chained(chain):
    x = 1
c = Chained([1, 2])
c.y = 3
print(list(c), c.y, Chained.x)
show(lambda: list(chain(3)))
show(lambda: list(chain.from_iterable(3)))
show(lambda: list(chain.from_iterable([[1], 2])))
show(lambda: zip_longest("a", 3))
c = chain([1], 3, [4])
print(next(c))
show(lambda: next(c))
show(lambda: next(c))
# expect: [1, 2, 'a', 'b', 3] [] ['a', 'b', 'c', 'd']
# expect: [('a', 'x', 1), ('b', '-', 2), ('c', '-', '-')] [('a', 'x'), ('b', None)] []
# expect: [1, 2] 3 1
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: 1
# expect: TypeError 'int' object is not iterable
# expect: StopIteration 
