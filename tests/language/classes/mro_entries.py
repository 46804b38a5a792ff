class Alias:
    def __init__(self, *to):
        self.to = to

    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return self.to


class A:
    pass


class B(Alias(A)):
    pass
# expect: entries 1


print(B.__bases__, B.__orig_bases__[0].to)
# expect: (<class '__main__.A'>,) (<class '__main__.A'>,)


class C(Alias(), A):
    pass
# expect: entries 2


print(C.__bases__)  # expect: (<class '__main__.A'>,)


class D(Alias(A, int)):
    pass
# expect: entries 1


print(D.__mro__)
# expect: (<class '__main__.D'>, <class '__main__.A'>, <class 'int'>, <class 'object'>)


class Wrong:
    def __mro_entries__(self, bases):
        return [A]


try:
    class E(Wrong()):
        pass
except TypeError as e:
    print(e)
# expect: __mro_entries__ must return a tuple
try:
    class G(5):
        pass
except TypeError as e:
    print(e)
# expect: int() takes at most 2 arguments (3 given)
