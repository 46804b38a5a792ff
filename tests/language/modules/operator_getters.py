import _operator as o

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

class A:
    pass
a = A()
a.b = A()
a.b.c = [1, 2]
a.b.d = 5
show(lambda: (o.attrgetter("b.c")(a), o.attrgetter("b.c", "b.d")(a), o.attrgetter("b.c", "b.d")))
show(lambda: o.attrgetter("b.x")(a))
show(lambda: o.attrgetter(3))
show(lambda: (o.itemgetter(1)([1, 2, 3]), o.itemgetter(1, 2)([1, 2, 3]), o.itemgetter(slice(1, 3))([1, 2, 3]), o.itemgetter(1, "k")))
show(lambda: o.itemgetter(9)([1]))
show(lambda: o.itemgetter(1)())
show(lambda: o.itemgetter(1)([], x=1))
show(lambda: o.itemgetter())
show(lambda: (o.methodcaller("upper")("abc"), o.methodcaller("split", "b", maxsplit=1)("abcbd"), o.methodcaller("split", "b", maxsplit=1)))
show(lambda: o.methodcaller())
show(lambda: o.methodcaller(3))
show(lambda: o.methodcaller("nothing")(3))
# expect: ([1, 2], ([1, 2], 5), operator.attrgetter('b.c', 'b.d'))
# expect: AttributeError 'A' object has no attribute 'x'
# expect: TypeError attribute name must be a string
# expect: (2, (2, 3), [2, 3], operator.itemgetter(1, 'k'))
# expect: IndexError list index out of range
# expect: TypeError itemgetter expected 1 argument, got 0
# expect: TypeError itemgetter() takes no keyword arguments
# expect: TypeError itemgetter expected 1 argument, got 0
# expect: ('ABC', ['a', 'cbd'], operator.methodcaller('split', 'b', maxsplit=1))
# expect: TypeError methodcaller needs at least one argument, the method name
# expect: TypeError method name must be a string
# expect: AttributeError 'int' object has no attribute 'nothing'
