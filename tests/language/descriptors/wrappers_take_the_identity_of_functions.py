from functools import update_wrapper


def plain(x: int) -> str:
    """Shows."""
    return str(x)


for kind in (staticmethod, classmethod):
    wrapped = kind(plain)
    print(kind.__name__, wrapped.__name__, wrapped.__doc__, wrapped.__module__, wrapped.__annotations__)
    print(sorted(vars(wrapped)), wrapped.__wrapped__ is plain, wrapped.__func__ is plain)
    wrapped.__name__ = "renamed"
    wrapped.extra = 1
    print(wrapped.__name__, plain.__name__, wrapped.extra, hasattr(plain, "extra"))
    print(vars(kind(None)), vars(kind(3)).keys() >= {"__doc__"})
# expect: staticmethod plain Shows. __main__ {'x': <class 'int'>, 'return': <class 'str'>}
# expect: ['__annotations__', '__doc__', '__module__', '__name__', '__qualname__'] True True
# expect: renamed plain 1 False
# expect: {'__doc__': None} True
# expect: classmethod plain Shows. __main__ {'x': <class 'int'>, 'return': <class 'str'>}
# expect: ['__annotations__', '__doc__', '__module__', '__name__', '__qualname__'] True True
# expect: renamed plain 1 False
# expect: {'__doc__': None} True


class Odd:
    @property
    def __name__(self):
        raise ValueError("no name")


try:
    staticmethod(Odd())
except ValueError as e:
    print(e)
# expect: no name


class Marked(staticmethod):
    def __setattr__(self, name, value):
        print("set", name)


Marked(plain)
# expect: set __module__
# expect: set __name__
# expect: set __qualname__
# expect: set __doc__
# expect: set __annotations__


def copy(function):
    return update_wrapper(lambda *a: function.__wrapped__(*a), function)


print(copy(staticmethod(plain)).__name__)  # expect: plain
