# A metaclass's mro() may name any class, as long as instances are laid out as that class's are.
class Members:
    __slots__ = ("a", "b", "c")


class One:
    __slots__ = ("q",)


class Free:
    def hello(self):
        return "hello"


def attempt(*order, bases=()):
    class Meta(type):
        def mro(cls):
            return [cls, *order] if active else type.mro(cls)

    active = True
    try:

        class Made(*bases, metaclass=Meta):
            pass
    except TypeError as error:
        return str(error)
    return [each.__name__ for each in Made.__mro__]


print(attempt(Members, object))
# expect: mro() returned base with unsuitable layout ('Members')
print(attempt(Members, One, object, bases=(One,)))
# expect: mro() returned base with unsuitable layout ('Members')
for base in (list, dict, int, ValueError, type, str):
    print(attempt(base, object))
# expect: mro() returned base with unsuitable layout ('list')
# expect: mro() returned base with unsuitable layout ('dict')
# expect: mro() returned base with unsuitable layout ('int')
# expect: mro() returned base with unsuitable layout ('ValueError')
# expect: mro() returned base with unsuitable layout ('type')
# expect: mro() returned base with unsuitable layout ('str')
print(attempt(Free, object))  # expect: ['Made', 'Free', 'object']
print(attempt(Members, Free, object, bases=(Members,)))
# expect: ['Made', 'Members', 'Free', 'object']
print(attempt(3))  # expect: mro() returned a non-class ('int')


class Late(type):
    def mro(cls):
        return [cls, Members, object] if late else type.mro(cls)


late = False


class Base:
    pass


class Other:
    pass


class Sub(Base, metaclass=Late):
    pass


late = True
try:
    Sub.__bases__ = (Other,)
except TypeError as error:
    print(error)  # expect: mro() returned base with unsuitable layout ('Members')
late = False
print(Sub.__bases__, Sub.__mro__[1].__name__)  # expect: (<class '__main__.Base'>,) Base
