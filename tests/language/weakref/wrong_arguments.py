import _weakref
from _weakref import ref, proxy


class C:
    pass


c = C()


def attempt(action):
    try:
        action()
    except TypeError as error:
        print(error)
    except AttributeError as error:
        print("AttributeError:", error)


attempt(lambda: ref())  # expect: __new__ expected at least 1 argument, got 0
attempt(lambda: ref(c, None, 3))  # expect: __new__ expected at most 2 arguments, got 3
attempt(lambda: ref(c, callback=None))  # expect: ref() takes no keyword arguments
attempt(lambda: ref(c)(1))  # expect: weakref expected 0 arguments, got 1
attempt(lambda: ref(c)(a=1))  # expect: weakref() takes no keyword arguments
attempt(lambda: ref(c).x)
# expect: AttributeError: 'weakref.ReferenceType' object has no attribute 'x'
attempt(lambda: proxy())  # expect: proxy expected at least 1 argument, got 0
attempt(lambda: proxy(1))  # expect: cannot create weak reference to 'int' object
attempt(lambda: _weakref.proxy(c, callback=None))  # expect: _weakref.proxy() takes no keyword arguments
attempt(lambda: _weakref.getweakrefcount())
# expect: _weakref.getweakrefcount() takes exactly one argument (0 given)
attempt(lambda: _weakref._remove_dead_weakref(1, 1))
# expect: _remove_dead_weakref() argument 1 must be dict, not int
attempt(lambda: _weakref._remove_dead_weakref({1: 2}, 1))  # expect: not a weakref
attempt(lambda: _weakref.ProxyType(c))  # expect: cannot create 'weakref.ProxyType' instances
print(_weakref.getweakrefcount(1), _weakref.getweakrefs("x"))  # expect: 0 []
print(ref.__name__, ref.__module__, ref)
# expect: ReferenceType weakref <class 'weakref.ReferenceType'>
