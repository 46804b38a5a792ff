# Callbacks get the reference, already dead, the one made last first.
from _weakref import ref, getweakrefcount


class C:
    pass


def tell(name):
    def callback(reference):
        print(name, reference() is None, reference.__callback__)

    return callback


c = C()
first = ref(c, tell("first"))
second = ref(c, tell("second"))
plain = ref(c)
third = ref(c, tell("third"))
print(getweakrefcount(c), first.__callback__ is not None)  # expect: 4 True
del c
# expect: third True None
# expect: second True None
# expect: first True None
print(plain())  # expect: None

# A reference that is gone itself calls nothing.
c = C()
r = ref(c, tell("gone"))
del r
del c
print("nothing")  # expect: nothing

# A callback may drop other references to the same object.
c = C()
others = []


def drop(reference):
    print("dropping", len(others))
    others.clear()


r = ref(c, drop)
others.append(ref(c, tell("other")))
del c
# expect: other True None
# expect: dropping 1

# The object is finalised before its references are told.
class F:
    def __del__(self):
        print("finaliser", r() is self)


f = F()
r = ref(f, tell("told"))
del f
# expect: finaliser True
# expect: told True None


class Back:
    def __del__(self):
        saved.append(self)


saved = []
b = Back()
r = ref(b, tell("back"))
del b
print(r() is saved[0])  # expect: True
saved.clear()  # expect: back True None
