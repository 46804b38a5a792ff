class Descriptor:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        return self.name


class A:
    first = Descriptor()
    second = Descriptor()
# expect: set_name A first
# expect: set_name A second


print(A.first, A().second)  # expect: first second


class Bad:
    def __set_name__(self, owner, name):
        raise KeyError("inside")

    def __repr__(self):
        return "<bad>"


try:
    class B:
        attr = Bad()
except RuntimeError as e:
    print(e, repr(e.__cause__))
# expect: Error calling __set_name__ on 'Bad' instance 'attr' in 'B' KeyError('inside')


class TooFew:
    def __set_name__(self):
        pass


try:
    class C:
        attr = TooFew()
except RuntimeError as e:
    print(e, repr(e.__cause__))
# expect: Error calling __set_name__ on 'TooFew' instance 'attr' in 'C' TypeError('TooFew.__set_name__() takes 1 positional argument but 3 were given')


class OnInstance:
    def __init__(self):
        self.__set_name__ = lambda *a: print("never")


class D:
    attr = OnInstance()


class Adds:
    def __set_name__(self, owner, name):
        owner.added = name
        owner.late = Descriptor()


class E:
    attr = Adds()


print(E.added)  # expect: attr
late = Descriptor()
A.third = late
print(hasattr(late, "name"))  # expect: False
