class Meta(type):
    def __new__(mcls, name, bases, ns):
        if name == "Lost":
            ns.pop("__classcell__", None)
        return super().__new__(mcls, name, bases, ns)


class Kept(metaclass=Meta):
    def cls(self):
        return __class__


print(Kept().cls(), "__classcell__" in Kept.__dict__)  # expect: <class '__main__.Kept'> False
try:
    class Lost(metaclass=Meta):
        def cls(self):
            return __class__
except RuntimeError as e:
    print(e)
# expect: __class__ not set defining 'Lost' as <class '__main__.Lost'>. Was __classcell__ propagated to type.__new__?


class Twice(type):
    def __new__(mcls, name, bases, ns):
        type.__new__(mcls, name, bases, ns)
        return super().__new__(mcls, name, bases, ns)


try:
    class T(metaclass=Twice):
        def cls(self):
            return __class__
except TypeError as e:
    print(e)


class Function:
    pass


def no_class(name, bases, ns):
    return 5


class N(metaclass=no_class):
    def cls(self):
        return __class__


print(N)  # expect: 5
