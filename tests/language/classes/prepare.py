class Log(dict):
    def __init__(self):
        super().__init__()
        self.log = []

    def __setitem__(self, key, value):
        self.log.append(key)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        print("prepare", mcls.__name__, name, bases, kwargs)
        return Log()

    def __new__(mcls, name, bases, ns, **kwargs):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.order = ns.log
        return cls


class A(metaclass=Meta, flag=True):
    b = 1
    a = 2

    def c(self):
        pass

    b = 3
# expect: prepare Meta A () {'flag': True}


print(A.order, A.b)  # expect: ['__module__', '__qualname__', 'b', 'a', 'c', 'b'] 3
print(type.__prepare__(), type.__prepare__("X", (), a=1))  # expect: {} {}


class BadMeta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return None


try:
    class X(metaclass=BadMeta):
        pass
except TypeError as e:
    print(e)
# expect: BadMeta.__prepare__() must return a mapping, not NoneType


def function_meta(name, bases, ns):
    return (name, bases, [k for k in ns if k[0] != "_"])


class F(int, metaclass=function_meta):
    x = 1


print(F)  # expect: ('F', (<class 'int'>,), ['x'])
