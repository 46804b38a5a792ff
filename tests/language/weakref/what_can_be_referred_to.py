# Which objects have weak references follows their type.
from _weakref import ref, proxy


class C:
    def method(self):
        pass


def function():
    pass


c = C()
for thing in [c, C, function, c.method, set(), frozenset([1]), len, function.__code__, int, type,
              [].append, C(), Exception]:
    print(ref(thing)() is thing or type(thing).__name__)
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True

for thing in [1, 1.5, "text", b"bytes", (), (1,), [], {}, None, True, object(), range(3), slice(1),
              ValueError(), property(), iter([]), {}.keys(), ..., str.upper, ref(c), proxy(c)]:
    try:
        ref(thing)
    except TypeError as error:
        print(error)
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'float' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'bytes' object
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'dict' object
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'bool' object
# expect: cannot create weak reference to 'object' object
# expect: cannot create weak reference to 'range' object
# expect: cannot create weak reference to 'slice' object
# expect: cannot create weak reference to 'ValueError' object
# expect: cannot create weak reference to 'property' object
# expect: cannot create weak reference to 'list_iterator' object
# expect: cannot create weak reference to 'dict_keys' object
# expect: cannot create weak reference to 'ellipsis' object
# expect: cannot create weak reference to 'method_descriptor' object
# expect: cannot create weak reference to 'weakref.ReferenceType' object
# expect: cannot create weak reference to 'weakref.ProxyType' object


class MyList(list):
    pass


class MyError(ValueError):
    pass


class MyDict(dict):
    pass


for thing in [MyList([1]), MyError(), MyDict(a=1)]:
    r = ref(thing)
    print(r() is thing)
# expect: True
# expect: True
# expect: True
thing = None
print(r())  # expect: None
