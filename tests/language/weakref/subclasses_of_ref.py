# References can be subclassed, carry attributes and are then never shared.
from _weakref import ref, getweakrefs


class KeyedRef(ref):
    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class C:
    pass


def callback(reference):
    print("called", reference.key)


c = C()
k = KeyedRef(c, callback, "key")
print(k() is c, k.key, type(k).__name__, isinstance(k, ref))  # expect: True key KeyedRef True
print(KeyedRef(c, None, 1) is KeyedRef(c, None, 1))  # expect: False
plain = ref(c)
print(plain == k, hash(plain) == hash(k), len(getweakrefs(c)))  # expect: True True 2
del c  # expect: called key
print(k(), plain())  # expect: None None


class Sub(ref):
    pass


c = C()
s = Sub(c)
s.attribute = [s]
print(s().__class__.__name__, s.attribute[0] is s)  # expect: C True
try:
    Sub(c, None, extra=1)
except TypeError as error:
    print(error)  # expect: ref() takes no keyword arguments
