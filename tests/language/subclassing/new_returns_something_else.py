class Odd:
    def __new__(cls, kind):
        if kind == "int":
            return 42
        if kind == "sub":
            return object.__new__(SubOdd)
        if kind == "none":
            return None
        return super().__new__(cls)

    def __init__(self, kind):
        self.kind = kind
        print("init", type(self).__name__, kind)


class SubOdd(Odd):
    pass


print(Odd("int"))  # expect: 42
print(Odd("none"))  # expect: None
print(type(Odd("sub")))
# expect: init SubOdd sub
# expect: <class '__main__.SubOdd'>
print(type(Odd("own")))
# expect: init Odd own
# expect: <class '__main__.Odd'>
print(SubOdd("int"))  # expect: 42


class Cached:
    cache = {}

    def __new__(cls, key):
        if key not in cls.cache:
            cls.cache[key] = super().__new__(cls)
        return cls.cache[key]

    def __init__(self, key):
        self.count = getattr(self, "count", 0) + 1


print(Cached("a") is Cached("a"), Cached("b").count, Cached("a").count)  # expect: True 1 3


class Bad:
    def __init__(self):
        return 1


try:
    Bad()
except TypeError as e:
    print(e)
# expect: __init__() should return None, not 'int'
