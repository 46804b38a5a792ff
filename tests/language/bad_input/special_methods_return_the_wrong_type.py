# Every special method whose answer has to be of a type, answering something else.
import math
import operator


def attempt(what, run):
    try:
        print(what, repr(run()))
    except Exception as e:
        print(what, type(e).__name__, e)


def answering(name, value):
    return type("Odd", (), {name: lambda self, *a, **k: value})()


ODD = object.__new__(type("Thing", (), {"__repr__": lambda self: "<thing>"}))
for name, operations in {
    "__repr__": [repr, str, "{!r}".format, ascii, lambda o: f"{o!r}", lambda o: "%r" % (o,), lambda o: repr([o])],
    "__str__": [str, "{!s}".format, print, lambda o: f"{o}", lambda o: "%s" % (o,)],
    "__format__": [format, "{}".format, lambda o: f"{o:x}"],
    "__bytes__": [bytes],
    "__hash__": [hash, lambda o: {o}, lambda o: {o: 1}, lambda o: hash((o,))],
    "__bool__": [bool, lambda o: not o, lambda o: 1 if o else 2, lambda o: [o].count(o), lambda o: any([o])],
    "__len__": [len, bool, lambda o: list(reversed(o)), operator.length_hint],
    "__length_hint__": [operator.length_hint, list],
    "__int__": [int], "__float__": [float, math.sqrt, lambda o: "%f" % o], "__complex__": [complex],
    "__index__": [operator.index, hex, bin, lambda o: [1][o], lambda o: [1][o:], lambda o: "a" * o, range, int,
                  lambda o: (1).to_bytes(o, "big"), lambda o: round(1.5, o), lambda o: [1] * o, chr, bytes, float,
                  lambda o: "%d" % o, lambda o: "%x" % o, lambda o: "%c" % o],
    "__iter__": [iter, list, sum, lambda o: [*o], lambda o: dict(o), lambda o: set(o), lambda o: 1 in o, max],
    "__contains__": [lambda o: 1 in o],
    "__reversed__": [reversed],
    "__dir__": [dir],
    "__round__": [round], "__trunc__": [math.trunc], "__floor__": [math.floor], "__ceil__": [math.ceil],
    "__instancecheck__": [lambda o: isinstance(1, o)], "__subclasscheck__": [lambda o: issubclass(int, o)],
    "__enter__": [lambda o: exec("with o: pass", {"o": o})],
    "__getattr__": [lambda o: o.x, lambda o: hasattr(o, "x")],
    "__getattribute__": [lambda o: o.x],
    "__setattr__": [lambda o: setattr(o, "x", 1)],
    "__missing__": [lambda o: o["x"]],
    "__fspath__": [open],
    "__sizeof__": [lambda o: __import__("sys").getsizeof(o)],
    "__reduce_ex__": [lambda o: __import__("copy").copy(o)],
    "__class_getitem__": [lambda o: type(o)[1]],
    "__mro_entries__": [lambda o: type("X", (o,), {}), lambda o: exec("class X(o): pass", {"o": o})],
    "__prepare__": [],
    "__await__": [lambda o: (lambda c: c.send(None))(waiting(o))],
    "__aiter__": [lambda o: (lambda c: c.send(None))(walking(o))],
    "__anext__": [lambda o: anext(o)],
    "__eq__": [lambda o: o == 1, lambda o: [o] == [1], lambda o: 1 in [o], lambda o: o != 1],
    "__lt__": [lambda o: sorted([o, o]), lambda o: max(o, o), lambda o: o < 1],
    "__divmod__": [lambda o: divmod(o, 1)], "__pow__": [lambda o: pow(o, 1, 2)],
    "__iadd__": [lambda o: operator.iadd(o, 1)], "__matmul__": [lambda o: o @ 1],
    "__getitem__": [iter, list, len, lambda o: "%(a)s" % o, lambda o: 3 in o],
    "__call__": [lambda o: o(), lambda o: sorted([2, 1], key=o)],
    "__del__": [lambda o: None],
    "__get__": [lambda o: type("Y", (), {"a": o})().a],
    "__set_name__": [lambda o: type("Y", (), {"a": o})],
    "__init__": [lambda o: type(o)()],
}.items():
    async def waiting(o):
        await o

    async def walking(o):
        async for x in o:
            pass
    for value in (ODD, None, -1, "text", 2.5):
        for number, operation in enumerate(operations):
            if name == "__getitem__" and number < 2 and value is not ODD or name == "__fspath__" and value in ("text", -1):
                continue
            if name == "__getitem__" and number in (1, 4):
                continue
            attempt(f"{name} {number} {value!r}:", lambda: type(operation(answering(name, value))))
# expect: __repr__ 0 <thing>: TypeError __repr__ returned non-string (type Thing)
# expect: __repr__ 1 <thing>: TypeError __str__ returned non-string (type Thing)
# expect: __repr__ 2 <thing>: TypeError __repr__ returned non-string (type Thing)
# expect: __repr__ 3 <thing>: TypeError __repr__ returned non-string (type Thing)
# expect: __repr__ 4 <thing>: TypeError __repr__ returned non-string (type Thing)
# expect: __repr__ 5 <thing>: TypeError __repr__ returned non-string (type Thing)
# expect: __repr__ 6 <thing>: TypeError __repr__ returned non-string (type Thing)
# expect: __repr__ 0 None: TypeError __repr__ returned non-string (type NoneType)
# expect: __repr__ 1 None: TypeError __str__ returned non-string (type NoneType)
# expect: __repr__ 2 None: TypeError __repr__ returned non-string (type NoneType)
# expect: __repr__ 3 None: TypeError __repr__ returned non-string (type NoneType)
# expect: __repr__ 4 None: TypeError __repr__ returned non-string (type NoneType)
# expect: __repr__ 5 None: TypeError __repr__ returned non-string (type NoneType)
# expect: __repr__ 6 None: TypeError __repr__ returned non-string (type NoneType)
# expect: __repr__ 0 -1: TypeError __repr__ returned non-string (type int)
# expect: __repr__ 1 -1: TypeError __str__ returned non-string (type int)
# expect: __repr__ 2 -1: TypeError __repr__ returned non-string (type int)
# expect: __repr__ 3 -1: TypeError __repr__ returned non-string (type int)
# expect: __repr__ 4 -1: TypeError __repr__ returned non-string (type int)
# expect: __repr__ 5 -1: TypeError __repr__ returned non-string (type int)
# expect: __repr__ 6 -1: TypeError __repr__ returned non-string (type int)
# expect: __repr__ 0 'text': <class 'str'>
# expect: __repr__ 1 'text': <class 'str'>
# expect: __repr__ 2 'text': <class 'str'>
# expect: __repr__ 3 'text': <class 'str'>
# expect: __repr__ 4 'text': <class 'str'>
# expect: __repr__ 5 'text': <class 'str'>
# expect: __repr__ 6 'text': <class 'str'>
# expect: __repr__ 0 2.5: TypeError __repr__ returned non-string (type float)
# expect: __repr__ 1 2.5: TypeError __str__ returned non-string (type float)
# expect: __repr__ 2 2.5: TypeError __repr__ returned non-string (type float)
# expect: __repr__ 3 2.5: TypeError __repr__ returned non-string (type float)
# expect: __repr__ 4 2.5: TypeError __repr__ returned non-string (type float)
# expect: __repr__ 5 2.5: TypeError __repr__ returned non-string (type float)
# expect: __repr__ 6 2.5: TypeError __repr__ returned non-string (type float)
# expect: __str__ 0 <thing>: TypeError __str__ returned non-string (type Thing)
# expect: __str__ 1 <thing>: TypeError __str__ returned non-string (type Thing)
# expect: __str__ 2 <thing>: TypeError __str__ returned non-string (type Thing)
# expect: __str__ 3 <thing>: TypeError __str__ returned non-string (type Thing)
# expect: __str__ 4 <thing>: TypeError __str__ returned non-string (type Thing)
# expect: __str__ 0 None: TypeError __str__ returned non-string (type NoneType)
# expect: __str__ 1 None: TypeError __str__ returned non-string (type NoneType)
# expect: __str__ 2 None: TypeError __str__ returned non-string (type NoneType)
# expect: __str__ 3 None: TypeError __str__ returned non-string (type NoneType)
# expect: __str__ 4 None: TypeError __str__ returned non-string (type NoneType)
# expect: __str__ 0 -1: TypeError __str__ returned non-string (type int)
# expect: __str__ 1 -1: TypeError __str__ returned non-string (type int)
# expect: __str__ 2 -1: TypeError __str__ returned non-string (type int)
# expect: __str__ 3 -1: TypeError __str__ returned non-string (type int)
# expect: __str__ 4 -1: TypeError __str__ returned non-string (type int)
# expect: __str__ 0 'text': <class 'str'>
# expect: __str__ 1 'text': <class 'str'>
# expect: text
# expect: __str__ 2 'text': <class 'NoneType'>
# expect: __str__ 3 'text': <class 'str'>
# expect: __str__ 4 'text': <class 'str'>
# expect: __str__ 0 2.5: TypeError __str__ returned non-string (type float)
# expect: __str__ 1 2.5: TypeError __str__ returned non-string (type float)
# expect: __str__ 2 2.5: TypeError __str__ returned non-string (type float)
# expect: __str__ 3 2.5: TypeError __str__ returned non-string (type float)
# expect: __str__ 4 2.5: TypeError __str__ returned non-string (type float)
# expect: __format__ 0 <thing>: TypeError __format__ must return a str, not Thing
# expect: __format__ 1 <thing>: TypeError __format__ must return a str, not Thing
# expect: __format__ 2 <thing>: TypeError __format__ must return a str, not Thing
# expect: __format__ 0 None: TypeError __format__ must return a str, not NoneType
# expect: __format__ 1 None: TypeError __format__ must return a str, not NoneType
# expect: __format__ 2 None: TypeError __format__ must return a str, not NoneType
# expect: __format__ 0 -1: TypeError __format__ must return a str, not int
# expect: __format__ 1 -1: TypeError __format__ must return a str, not int
# expect: __format__ 2 -1: TypeError __format__ must return a str, not int
# expect: __format__ 0 'text': <class 'str'>
# expect: __format__ 1 'text': <class 'str'>
# expect: __format__ 2 'text': <class 'str'>
# expect: __format__ 0 2.5: TypeError __format__ must return a str, not float
# expect: __format__ 1 2.5: TypeError __format__ must return a str, not float
# expect: __format__ 2 2.5: TypeError __format__ must return a str, not float
# expect: __bytes__ 0 <thing>: TypeError __bytes__ returned non-bytes (type Thing)
# expect: __bytes__ 0 None: TypeError __bytes__ returned non-bytes (type NoneType)
# expect: __bytes__ 0 -1: TypeError __bytes__ returned non-bytes (type int)
# expect: __bytes__ 0 'text': TypeError __bytes__ returned non-bytes (type str)
# expect: __bytes__ 0 2.5: TypeError __bytes__ returned non-bytes (type float)
# expect: __hash__ 0 <thing>: TypeError __hash__ method should return an integer
# expect: __hash__ 1 <thing>: TypeError __hash__ method should return an integer
# expect: __hash__ 2 <thing>: TypeError __hash__ method should return an integer
# expect: __hash__ 3 <thing>: TypeError __hash__ method should return an integer
# expect: __hash__ 0 None: TypeError __hash__ method should return an integer
# expect: __hash__ 1 None: TypeError __hash__ method should return an integer
# expect: __hash__ 2 None: TypeError __hash__ method should return an integer
# expect: __hash__ 3 None: TypeError __hash__ method should return an integer
# expect: __hash__ 0 -1: <class 'int'>
# expect: __hash__ 1 -1: <class 'set'>
# expect: __hash__ 2 -1: <class 'dict'>
# expect: __hash__ 3 -1: <class 'int'>
# expect: __hash__ 0 'text': TypeError __hash__ method should return an integer
# expect: __hash__ 1 'text': TypeError __hash__ method should return an integer
# expect: __hash__ 2 'text': TypeError __hash__ method should return an integer
# expect: __hash__ 3 'text': TypeError __hash__ method should return an integer
# expect: __hash__ 0 2.5: TypeError __hash__ method should return an integer
# expect: __hash__ 1 2.5: TypeError __hash__ method should return an integer
# expect: __hash__ 2 2.5: TypeError __hash__ method should return an integer
# expect: __hash__ 3 2.5: TypeError __hash__ method should return an integer
# expect: __bool__ 0 <thing>: TypeError __bool__ should return bool, returned Thing
# expect: __bool__ 1 <thing>: TypeError __bool__ should return bool, returned Thing
# expect: __bool__ 2 <thing>: TypeError __bool__ should return bool, returned Thing
# expect: __bool__ 3 <thing>: <class 'int'>
# expect: __bool__ 4 <thing>: TypeError __bool__ should return bool, returned Thing
# expect: __bool__ 0 None: TypeError __bool__ should return bool, returned NoneType
# expect: __bool__ 1 None: TypeError __bool__ should return bool, returned NoneType
# expect: __bool__ 2 None: TypeError __bool__ should return bool, returned NoneType
# expect: __bool__ 3 None: <class 'int'>
# expect: __bool__ 4 None: TypeError __bool__ should return bool, returned NoneType
# expect: __bool__ 0 -1: TypeError __bool__ should return bool, returned int
# expect: __bool__ 1 -1: TypeError __bool__ should return bool, returned int
# expect: __bool__ 2 -1: TypeError __bool__ should return bool, returned int
# expect: __bool__ 3 -1: <class 'int'>
# expect: __bool__ 4 -1: TypeError __bool__ should return bool, returned int
# expect: __bool__ 0 'text': TypeError __bool__ should return bool, returned str
# expect: __bool__ 1 'text': TypeError __bool__ should return bool, returned str
# expect: __bool__ 2 'text': TypeError __bool__ should return bool, returned str
# expect: __bool__ 3 'text': <class 'int'>
# expect: __bool__ 4 'text': TypeError __bool__ should return bool, returned str
# expect: __bool__ 0 2.5: TypeError __bool__ should return bool, returned float
# expect: __bool__ 1 2.5: TypeError __bool__ should return bool, returned float
# expect: __bool__ 2 2.5: TypeError __bool__ should return bool, returned float
# expect: __bool__ 3 2.5: <class 'int'>
# expect: __bool__ 4 2.5: TypeError __bool__ should return bool, returned float
# expect: __len__ 0 <thing>: TypeError 'Thing' object cannot be interpreted as an integer
# expect: __len__ 1 <thing>: TypeError 'Thing' object cannot be interpreted as an integer
# expect: __len__ 2 <thing>: TypeError 'Odd' object is not reversible
# expect: __len__ 3 <thing>: <class 'int'>
# expect: __len__ 0 None: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: __len__ 1 None: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: __len__ 2 None: TypeError 'Odd' object is not reversible
# expect: __len__ 3 None: <class 'int'>
# expect: __len__ 0 -1: ValueError __len__() should return >= 0
# expect: __len__ 1 -1: ValueError __len__() should return >= 0
# expect: __len__ 2 -1: TypeError 'Odd' object is not reversible
# expect: __len__ 3 -1: ValueError __len__() should return >= 0
# expect: __len__ 0 'text': TypeError 'str' object cannot be interpreted as an integer
# expect: __len__ 1 'text': TypeError 'str' object cannot be interpreted as an integer
# expect: __len__ 2 'text': TypeError 'Odd' object is not reversible
# expect: __len__ 3 'text': <class 'int'>
# expect: __len__ 0 2.5: TypeError 'float' object cannot be interpreted as an integer
# expect: __len__ 1 2.5: TypeError 'float' object cannot be interpreted as an integer
# expect: __len__ 2 2.5: TypeError 'Odd' object is not reversible
# expect: __len__ 3 2.5: <class 'int'>
# expect: __length_hint__ 0 <thing>: TypeError __length_hint__ must be an integer, not Thing
# expect: __length_hint__ 1 <thing>: TypeError 'Odd' object is not iterable
# expect: __length_hint__ 0 None: TypeError __length_hint__ must be an integer, not NoneType
# expect: __length_hint__ 1 None: TypeError 'Odd' object is not iterable
# expect: __length_hint__ 0 -1: ValueError __length_hint__() should return >= 0
# expect: __length_hint__ 1 -1: TypeError 'Odd' object is not iterable
# expect: __length_hint__ 0 'text': TypeError __length_hint__ must be an integer, not str
# expect: __length_hint__ 1 'text': TypeError 'Odd' object is not iterable
# expect: __length_hint__ 0 2.5: TypeError __length_hint__ must be an integer, not float
# expect: __length_hint__ 1 2.5: TypeError 'Odd' object is not iterable
# expect: __int__ 0 <thing>: TypeError __int__ returned non-int (type Thing)
# expect: __int__ 0 None: TypeError __int__ returned non-int (type NoneType)
# expect: __int__ 0 -1: <class 'int'>
# expect: __int__ 0 'text': TypeError __int__ returned non-int (type str)
# expect: __int__ 0 2.5: TypeError __int__ returned non-int (type float)
# expect: __float__ 0 <thing>: TypeError Odd.__float__ returned non-float (type Thing)
# expect: __float__ 1 <thing>: TypeError Odd.__float__ returned non-float (type Thing)
# expect: __float__ 2 <thing>: TypeError Odd.__float__ returned non-float (type Thing)
# expect: __float__ 0 None: TypeError Odd.__float__ returned non-float (type NoneType)
# expect: __float__ 1 None: TypeError Odd.__float__ returned non-float (type NoneType)
# expect: __float__ 2 None: TypeError Odd.__float__ returned non-float (type NoneType)
# expect: __float__ 0 -1: TypeError Odd.__float__ returned non-float (type int)
# expect: __float__ 1 -1: TypeError Odd.__float__ returned non-float (type int)
# expect: __float__ 2 -1: TypeError Odd.__float__ returned non-float (type int)
# expect: __float__ 0 'text': TypeError Odd.__float__ returned non-float (type str)
# expect: __float__ 1 'text': TypeError Odd.__float__ returned non-float (type str)
# expect: __float__ 2 'text': TypeError Odd.__float__ returned non-float (type str)
# expect: __float__ 0 2.5: <class 'float'>
# expect: __float__ 1 2.5: <class 'float'>
# expect: __float__ 2 2.5: <class 'str'>
# expect: __complex__ 0 <thing>: TypeError __complex__ returned non-complex (type Thing)
# expect: __complex__ 0 None: TypeError __complex__ returned non-complex (type NoneType)
# expect: __complex__ 0 -1: TypeError __complex__ returned non-complex (type int)
# expect: __complex__ 0 'text': TypeError __complex__ returned non-complex (type str)
# expect: __complex__ 0 2.5: TypeError __complex__ returned non-complex (type float)
# expect: __index__ 0 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 1 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 2 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 3 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 4 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 5 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 6 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 7 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 8 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 9 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 10 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 11 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 12 <thing>: TypeError cannot convert 'Odd' object to bytes
# expect: __index__ 13 <thing>: TypeError __index__ returned non-int (type Thing)
# expect: __index__ 14 <thing>: TypeError %d format: a real number is required, not Odd
# expect: __index__ 15 <thing>: TypeError %x format: an integer is required, not Odd
# expect: __index__ 16 <thing>: TypeError %c requires int or char
# expect: __index__ 0 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 1 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 2 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 3 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 4 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 5 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 6 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 7 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 8 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 9 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 10 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 11 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 12 None: TypeError cannot convert 'Odd' object to bytes
# expect: __index__ 13 None: TypeError __index__ returned non-int (type NoneType)
# expect: __index__ 14 None: TypeError %d format: a real number is required, not Odd
# expect: __index__ 15 None: TypeError %x format: an integer is required, not Odd
# expect: __index__ 16 None: TypeError %c requires int or char
# expect: __index__ 0 -1: <class 'int'>
# expect: __index__ 1 -1: <class 'str'>
# expect: __index__ 2 -1: <class 'str'>
# expect: __index__ 3 -1: <class 'int'>
# expect: __index__ 4 -1: <class 'list'>
# expect: __index__ 5 -1: <class 'str'>
# expect: __index__ 6 -1: <class 'range'>
# expect: __index__ 7 -1: <class 'int'>
# expect: __index__ 8 -1: ValueError length argument must be non-negative
# expect: __index__ 9 -1: <class 'float'>
# expect: __index__ 10 -1: <class 'list'>
# expect: __index__ 11 -1: ValueError chr() arg not in range(0x110000)
# expect: __index__ 12 -1: ValueError negative count
# expect: __index__ 13 -1: <class 'float'>
# expect: __index__ 14 -1: <class 'str'>
# expect: __index__ 15 -1: <class 'str'>
# expect: __index__ 16 -1: OverflowError %c arg not in range(0x110000)
# expect: __index__ 0 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 1 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 2 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 3 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 4 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 5 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 6 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 7 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 8 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 9 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 10 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 11 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 12 'text': TypeError cannot convert 'Odd' object to bytes
# expect: __index__ 13 'text': TypeError __index__ returned non-int (type str)
# expect: __index__ 14 'text': TypeError %d format: a real number is required, not Odd
# expect: __index__ 15 'text': TypeError %x format: an integer is required, not Odd
# expect: __index__ 16 'text': TypeError %c requires int or char
# expect: __index__ 0 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 1 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 2 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 3 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 4 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 5 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 6 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 7 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 8 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 9 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 10 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 11 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 12 2.5: TypeError cannot convert 'Odd' object to bytes
# expect: __index__ 13 2.5: TypeError __index__ returned non-int (type float)
# expect: __index__ 14 2.5: TypeError %d format: a real number is required, not Odd
# expect: __index__ 15 2.5: TypeError %x format: an integer is required, not Odd
# expect: __index__ 16 2.5: TypeError %c requires int or char
# expect: __iter__ 0 <thing>: TypeError iter() returned non-iterator of type 'Thing'
# expect: __iter__ 1 <thing>: TypeError iter() returned non-iterator of type 'Thing'
# expect: __iter__ 2 <thing>: TypeError iter() returned non-iterator of type 'Thing'
# expect: __iter__ 3 <thing>: TypeError iter() returned non-iterator of type 'Thing'
# expect: __iter__ 4 <thing>: TypeError iter() returned non-iterator of type 'Thing'
# expect: __iter__ 5 <thing>: TypeError iter() returned non-iterator of type 'Thing'
# expect: __iter__ 6 <thing>: TypeError argument of type 'Odd' is not iterable
# expect: __iter__ 7 <thing>: TypeError iter() returned non-iterator of type 'Thing'
# expect: __iter__ 0 None: TypeError iter() returned non-iterator of type 'NoneType'
# expect: __iter__ 1 None: TypeError iter() returned non-iterator of type 'NoneType'
# expect: __iter__ 2 None: TypeError iter() returned non-iterator of type 'NoneType'
# expect: __iter__ 3 None: TypeError iter() returned non-iterator of type 'NoneType'
# expect: __iter__ 4 None: TypeError iter() returned non-iterator of type 'NoneType'
# expect: __iter__ 5 None: TypeError iter() returned non-iterator of type 'NoneType'
# expect: __iter__ 6 None: TypeError argument of type 'Odd' is not iterable
# expect: __iter__ 7 None: TypeError iter() returned non-iterator of type 'NoneType'
# expect: __iter__ 0 -1: TypeError iter() returned non-iterator of type 'int'
# expect: __iter__ 1 -1: TypeError iter() returned non-iterator of type 'int'
# expect: __iter__ 2 -1: TypeError iter() returned non-iterator of type 'int'
# expect: __iter__ 3 -1: TypeError iter() returned non-iterator of type 'int'
# expect: __iter__ 4 -1: TypeError iter() returned non-iterator of type 'int'
# expect: __iter__ 5 -1: TypeError iter() returned non-iterator of type 'int'
# expect: __iter__ 6 -1: TypeError argument of type 'Odd' is not iterable
# expect: __iter__ 7 -1: TypeError iter() returned non-iterator of type 'int'
# expect: __iter__ 0 'text': TypeError iter() returned non-iterator of type 'str'
# expect: __iter__ 1 'text': TypeError iter() returned non-iterator of type 'str'
# expect: __iter__ 2 'text': TypeError iter() returned non-iterator of type 'str'
# expect: __iter__ 3 'text': TypeError iter() returned non-iterator of type 'str'
# expect: __iter__ 4 'text': TypeError iter() returned non-iterator of type 'str'
# expect: __iter__ 5 'text': TypeError iter() returned non-iterator of type 'str'
# expect: __iter__ 6 'text': TypeError argument of type 'Odd' is not iterable
# expect: __iter__ 7 'text': TypeError iter() returned non-iterator of type 'str'
# expect: __iter__ 0 2.5: TypeError iter() returned non-iterator of type 'float'
# expect: __iter__ 1 2.5: TypeError iter() returned non-iterator of type 'float'
# expect: __iter__ 2 2.5: TypeError iter() returned non-iterator of type 'float'
# expect: __iter__ 3 2.5: TypeError iter() returned non-iterator of type 'float'
# expect: __iter__ 4 2.5: TypeError iter() returned non-iterator of type 'float'
# expect: __iter__ 5 2.5: TypeError iter() returned non-iterator of type 'float'
# expect: __iter__ 6 2.5: TypeError argument of type 'Odd' is not iterable
# expect: __iter__ 7 2.5: TypeError iter() returned non-iterator of type 'float'
# expect: __contains__ 0 <thing>: <class 'bool'>
# expect: __contains__ 0 None: <class 'bool'>
# expect: __contains__ 0 -1: <class 'bool'>
# expect: __contains__ 0 'text': <class 'bool'>
# expect: __contains__ 0 2.5: <class 'bool'>
# expect: __reversed__ 0 <thing>: <class '__main__.Thing'>
# expect: __reversed__ 0 None: <class 'NoneType'>
# expect: __reversed__ 0 -1: <class 'int'>
# expect: __reversed__ 0 'text': <class 'str'>
# expect: __reversed__ 0 2.5: <class 'float'>
# expect: __dir__ 0 <thing>: TypeError 'Thing' object is not iterable
# expect: __dir__ 0 None: TypeError 'NoneType' object is not iterable
# expect: __dir__ 0 -1: TypeError 'int' object is not iterable
# expect: __dir__ 0 'text': <class 'list'>
# expect: __dir__ 0 2.5: TypeError 'float' object is not iterable
# expect: __round__ 0 <thing>: <class '__main__.Thing'>
# expect: __round__ 0 None: <class 'NoneType'>
# expect: __round__ 0 -1: <class 'int'>
# expect: __round__ 0 'text': <class 'str'>
# expect: __round__ 0 2.5: <class 'float'>
# expect: __trunc__ 0 <thing>: <class '__main__.Thing'>
# expect: __trunc__ 0 None: <class 'NoneType'>
# expect: __trunc__ 0 -1: <class 'int'>
# expect: __trunc__ 0 'text': <class 'str'>
# expect: __trunc__ 0 2.5: <class 'float'>
# expect: __floor__ 0 <thing>: <class '__main__.Thing'>
# expect: __floor__ 0 None: <class 'NoneType'>
# expect: __floor__ 0 -1: <class 'int'>
# expect: __floor__ 0 'text': <class 'str'>
# expect: __floor__ 0 2.5: <class 'float'>
# expect: __ceil__ 0 <thing>: <class '__main__.Thing'>
# expect: __ceil__ 0 None: <class 'NoneType'>
# expect: __ceil__ 0 -1: <class 'int'>
# expect: __ceil__ 0 'text': <class 'str'>
# expect: __ceil__ 0 2.5: <class 'float'>
# expect: __instancecheck__ 0 <thing>: <class 'bool'>
# expect: __instancecheck__ 0 None: <class 'bool'>
# expect: __instancecheck__ 0 -1: <class 'bool'>
# expect: __instancecheck__ 0 'text': <class 'bool'>
# expect: __instancecheck__ 0 2.5: <class 'bool'>
# expect: __subclasscheck__ 0 <thing>: <class 'bool'>
# expect: __subclasscheck__ 0 None: <class 'bool'>
# expect: __subclasscheck__ 0 -1: <class 'bool'>
# expect: __subclasscheck__ 0 'text': <class 'bool'>
# expect: __subclasscheck__ 0 2.5: <class 'bool'>
# expect: __enter__ 0 <thing>: TypeError 'Odd' object does not support the context manager protocol (missed __exit__ method)
# expect: __enter__ 0 None: TypeError 'Odd' object does not support the context manager protocol (missed __exit__ method)
# expect: __enter__ 0 -1: TypeError 'Odd' object does not support the context manager protocol (missed __exit__ method)
# expect: __enter__ 0 'text': TypeError 'Odd' object does not support the context manager protocol (missed __exit__ method)
# expect: __enter__ 0 2.5: TypeError 'Odd' object does not support the context manager protocol (missed __exit__ method)
# expect: __getattr__ 0 <thing>: <class '__main__.Thing'>
# expect: __getattr__ 1 <thing>: <class 'bool'>
# expect: __getattr__ 0 None: <class 'NoneType'>
# expect: __getattr__ 1 None: <class 'bool'>
# expect: __getattr__ 0 -1: <class 'int'>
# expect: __getattr__ 1 -1: <class 'bool'>
# expect: __getattr__ 0 'text': <class 'str'>
# expect: __getattr__ 1 'text': <class 'bool'>
# expect: __getattr__ 0 2.5: <class 'float'>
# expect: __getattr__ 1 2.5: <class 'bool'>
# expect: __getattribute__ 0 <thing>: <class '__main__.Thing'>
# expect: __getattribute__ 0 None: <class 'NoneType'>
# expect: __getattribute__ 0 -1: <class 'int'>
# expect: __getattribute__ 0 'text': <class 'str'>
# expect: __getattribute__ 0 2.5: <class 'float'>
# expect: __setattr__ 0 <thing>: <class 'NoneType'>
# expect: __setattr__ 0 None: <class 'NoneType'>
# expect: __setattr__ 0 -1: <class 'NoneType'>
# expect: __setattr__ 0 'text': <class 'NoneType'>
# expect: __setattr__ 0 2.5: <class 'NoneType'>
# expect: __missing__ 0 <thing>: TypeError 'Odd' object is not subscriptable
# expect: __missing__ 0 None: TypeError 'Odd' object is not subscriptable
# expect: __missing__ 0 -1: TypeError 'Odd' object is not subscriptable
# expect: __missing__ 0 'text': TypeError 'Odd' object is not subscriptable
# expect: __missing__ 0 2.5: TypeError 'Odd' object is not subscriptable
# expect: __fspath__ 0 <thing>: TypeError expected Odd.__fspath__() to return str or bytes, not Thing
# expect: __fspath__ 0 None: TypeError expected Odd.__fspath__() to return str or bytes, not NoneType
# expect: __fspath__ 0 2.5: TypeError expected Odd.__fspath__() to return str or bytes, not float
# expect: __sizeof__ 0 <thing>: TypeError an integer is required
# expect: __sizeof__ 0 None: TypeError an integer is required
# expect: __sizeof__ 0 -1: ValueError __sizeof__() should return >= 0
# expect: __sizeof__ 0 'text': TypeError an integer is required
# expect: __sizeof__ 0 2.5: TypeError an integer is required
# expect: __reduce_ex__ 0 <thing>: TypeError Value after * must be an iterable, not Thing
# expect: __reduce_ex__ 0 None: TypeError Value after * must be an iterable, not NoneType
# expect: __reduce_ex__ 0 -1: TypeError Value after * must be an iterable, not int
# expect: __reduce_ex__ 0 'text': <class '__main__.Odd'>
# expect: __reduce_ex__ 0 2.5: TypeError Value after * must be an iterable, not float
# expect: __class_getitem__ 0 <thing>: <class '__main__.Thing'>
# expect: __class_getitem__ 0 None: <class 'NoneType'>
# expect: __class_getitem__ 0 -1: <class 'int'>
# expect: __class_getitem__ 0 'text': <class 'str'>
# expect: __class_getitem__ 0 2.5: <class 'float'>
# expect: __mro_entries__ 0 <thing>: TypeError type() doesn't support MRO entry resolution; use types.new_class()
# expect: __mro_entries__ 1 <thing>: TypeError __mro_entries__ must return a tuple
# expect: __mro_entries__ 0 None: TypeError type() doesn't support MRO entry resolution; use types.new_class()
# expect: __mro_entries__ 1 None: TypeError __mro_entries__ must return a tuple
# expect: __mro_entries__ 0 -1: TypeError type() doesn't support MRO entry resolution; use types.new_class()
# expect: __mro_entries__ 1 -1: TypeError __mro_entries__ must return a tuple
# expect: __mro_entries__ 0 'text': TypeError type() doesn't support MRO entry resolution; use types.new_class()
# expect: __mro_entries__ 1 'text': TypeError __mro_entries__ must return a tuple
# expect: __mro_entries__ 0 2.5: TypeError type() doesn't support MRO entry resolution; use types.new_class()
# expect: __mro_entries__ 1 2.5: TypeError __mro_entries__ must return a tuple
# expect: __await__ 0 <thing>: TypeError __await__() returned non-iterator of type 'Thing'
# expect: __await__ 0 None: TypeError __await__() returned non-iterator of type 'NoneType'
# expect: __await__ 0 -1: TypeError __await__() returned non-iterator of type 'int'
# expect: __await__ 0 'text': TypeError __await__() returned non-iterator of type 'str'
# expect: __await__ 0 2.5: TypeError __await__() returned non-iterator of type 'float'
# expect: __aiter__ 0 <thing>: TypeError 'async for' received an object from __aiter__ that does not implement __anext__: Thing
# expect: __aiter__ 0 None: TypeError 'async for' received an object from __aiter__ that does not implement __anext__: NoneType
# expect: __aiter__ 0 -1: TypeError 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: __aiter__ 0 'text': TypeError 'async for' received an object from __aiter__ that does not implement __anext__: str
# expect: __aiter__ 0 2.5: TypeError 'async for' received an object from __aiter__ that does not implement __anext__: float
# expect: __anext__ 0 <thing>: <class '__main__.Thing'>
# expect: __anext__ 0 None: <class 'NoneType'>
# expect: __anext__ 0 -1: <class 'int'>
# expect: __anext__ 0 'text': <class 'str'>
# expect: __anext__ 0 2.5: <class 'float'>
# expect: __eq__ 0 <thing>: <class '__main__.Thing'>
# expect: __eq__ 1 <thing>: <class 'bool'>
# expect: __eq__ 2 <thing>: <class 'bool'>
# expect: __eq__ 3 <thing>: <class 'bool'>
# expect: __eq__ 0 None: <class 'NoneType'>
# expect: __eq__ 1 None: <class 'bool'>
# expect: __eq__ 2 None: <class 'bool'>
# expect: __eq__ 3 None: <class 'bool'>
# expect: __eq__ 0 -1: <class 'int'>
# expect: __eq__ 1 -1: <class 'bool'>
# expect: __eq__ 2 -1: <class 'bool'>
# expect: __eq__ 3 -1: <class 'bool'>
# expect: __eq__ 0 'text': <class 'str'>
# expect: __eq__ 1 'text': <class 'bool'>
# expect: __eq__ 2 'text': <class 'bool'>
# expect: __eq__ 3 'text': <class 'bool'>
# expect: __eq__ 0 2.5: <class 'float'>
# expect: __eq__ 1 2.5: <class 'bool'>
# expect: __eq__ 2 2.5: <class 'bool'>
# expect: __eq__ 3 2.5: <class 'bool'>
# expect: __lt__ 0 <thing>: <class 'list'>
# expect: __lt__ 1 <thing>: <class '__main__.Odd'>
# expect: __lt__ 2 <thing>: <class '__main__.Thing'>
# expect: __lt__ 0 None: <class 'list'>
# expect: __lt__ 1 None: <class '__main__.Odd'>
# expect: __lt__ 2 None: <class 'NoneType'>
# expect: __lt__ 0 -1: <class 'list'>
# expect: __lt__ 1 -1: <class '__main__.Odd'>
# expect: __lt__ 2 -1: <class 'int'>
# expect: __lt__ 0 'text': <class 'list'>
# expect: __lt__ 1 'text': <class '__main__.Odd'>
# expect: __lt__ 2 'text': <class 'str'>
# expect: __lt__ 0 2.5: <class 'list'>
# expect: __lt__ 1 2.5: <class '__main__.Odd'>
# expect: __lt__ 2 2.5: <class 'float'>
# expect: __divmod__ 0 <thing>: <class '__main__.Thing'>
# expect: __divmod__ 0 None: <class 'NoneType'>
# expect: __divmod__ 0 -1: <class 'int'>
# expect: __divmod__ 0 'text': <class 'str'>
# expect: __divmod__ 0 2.5: <class 'float'>
# expect: __pow__ 0 <thing>: <class '__main__.Thing'>
# expect: __pow__ 0 None: <class 'NoneType'>
# expect: __pow__ 0 -1: <class 'int'>
# expect: __pow__ 0 'text': <class 'str'>
# expect: __pow__ 0 2.5: <class 'float'>
# expect: __iadd__ 0 <thing>: <class '__main__.Thing'>
# expect: __iadd__ 0 None: <class 'NoneType'>
# expect: __iadd__ 0 -1: <class 'int'>
# expect: __iadd__ 0 'text': <class 'str'>
# expect: __iadd__ 0 2.5: <class 'float'>
# expect: __matmul__ 0 <thing>: <class '__main__.Thing'>
# expect: __matmul__ 0 None: <class 'NoneType'>
# expect: __matmul__ 0 -1: <class 'int'>
# expect: __matmul__ 0 'text': <class 'str'>
# expect: __matmul__ 0 2.5: <class 'float'>
# expect: __getitem__ 0 <thing>: <class 'iterator'>
# expect: __getitem__ 2 <thing>: TypeError object of type 'Odd' has no len()
# expect: __getitem__ 3 <thing>: <class 'str'>
# expect: __getitem__ 2 None: TypeError object of type 'Odd' has no len()
# expect: __getitem__ 3 None: <class 'str'>
# expect: __getitem__ 2 -1: TypeError object of type 'Odd' has no len()
# expect: __getitem__ 3 -1: <class 'str'>
# expect: __getitem__ 2 'text': TypeError object of type 'Odd' has no len()
# expect: __getitem__ 3 'text': <class 'str'>
# expect: __getitem__ 2 2.5: TypeError object of type 'Odd' has no len()
# expect: __getitem__ 3 2.5: <class 'str'>
# expect: __call__ 0 <thing>: <class '__main__.Thing'>
# expect: __call__ 1 <thing>: TypeError '<' not supported between instances of 'Thing' and 'Thing'
# expect: __call__ 0 None: <class 'NoneType'>
# expect: __call__ 1 None: TypeError '<' not supported between instances of 'NoneType' and 'NoneType'
# expect: __call__ 0 -1: <class 'int'>
# expect: __call__ 1 -1: <class 'list'>
# expect: __call__ 0 'text': <class 'str'>
# expect: __call__ 1 'text': <class 'list'>
# expect: __call__ 0 2.5: <class 'float'>
# expect: __call__ 1 2.5: <class 'list'>
# expect: __del__ 0 <thing>: <class 'NoneType'>
# expect: __del__ 0 None: <class 'NoneType'>
# expect: __del__ 0 -1: <class 'NoneType'>
# expect: __del__ 0 'text': <class 'NoneType'>
# expect: __del__ 0 2.5: <class 'NoneType'>
# expect: __get__ 0 <thing>: <class '__main__.Thing'>
# expect: __get__ 0 None: <class 'NoneType'>
# expect: __get__ 0 -1: <class 'int'>
# expect: __get__ 0 'text': <class 'str'>
# expect: __get__ 0 2.5: <class 'float'>
# expect: __set_name__ 0 <thing>: <class 'type'>
# expect: __set_name__ 0 None: <class 'type'>
# expect: __set_name__ 0 -1: <class 'type'>
# expect: __set_name__ 0 'text': <class 'type'>
# expect: __set_name__ 0 2.5: <class 'type'>
# expect: __init__ 0 <thing>: TypeError __init__() should return None, not 'Thing'
# expect: __init__ 0 None: <class '__main__.Odd'>
# expect: __init__ 0 -1: TypeError __init__() should return None, not 'int'
# expect: __init__ 0 'text': TypeError __init__() should return None, not 'str'
# expect: __init__ 0 2.5: TypeError __init__() should return None, not 'float'
