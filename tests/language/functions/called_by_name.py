from collections.abc import Callable


def add(a, b):
    """Adds."""
    return a + b


print(isinstance(add, Callable), hasattr(add, "__call__"), add.__call__(1, 2))
# expect: True True 3
print(type(add).__call__(add, 3, 4), add.__get__(5)(6))  # expect: 7 11


class Numbers:
    total = add.__get__(1)

    def method(self):
        return "method"


print(Numbers.total(2), Numbers().total(3))  # expect: 3 4
bound = Numbers().method
print(bound.__get__(None, int) is bound, bound.__call__())  # expect: False method


class Named:
    __name__ = "named"

    def __call__(self):
        pass


from types import MethodType
print(repr(MethodType(Named(), 1)), repr(MethodType(len, 1)))
# expect: <bound method named of 1> <bound method len of 1>


class Nameless:
    def __call__(self):
        pass


print(repr(MethodType(Nameless(), 1)))  # expect: <bound method ? of 1>
