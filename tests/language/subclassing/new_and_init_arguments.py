def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Plain:
    pass


class OnlyInit:
    def __init__(self, x):
        self.x = x


class OnlyNew:
    def __new__(cls, x):
        return super().__new__(cls)


class NewPasses:
    def __new__(cls, x):
        return super().__new__(cls, x)


class InitPasses:
    def __init__(self, x):
        super().__init__(x)


class Both:
    def __new__(cls, x):
        return object.__new__(cls, x)

    def __init__(self, x):
        super().__init__(x)


attempt(lambda: object(1))  # expect: object() takes no arguments
attempt(lambda: object(a=1))  # expect: object() takes no arguments
attempt(lambda: Plain(1))  # expect: Plain() takes no arguments
attempt(lambda: Plain(x=1))  # expect: Plain() takes no arguments
attempt(lambda: OnlyInit(1).x)  # expect: 1
attempt(lambda: OnlyInit())
# expect: OnlyInit.__init__() missing 1 required positional argument: 'x'
attempt(lambda: type(OnlyNew(1)).__name__)  # expect: OnlyNew
attempt(lambda: OnlyNew())  # expect: OnlyNew.__new__() missing 1 required positional argument: 'x'
attempt(lambda: NewPasses(1))
# expect: object.__new__() takes exactly one argument (the type to instantiate)
attempt(lambda: InitPasses(1))
# expect: object.__init__() takes exactly one argument (the instance to initialize)
attempt(lambda: Both(1))
# expect: object.__new__() takes exactly one argument (the type to instantiate)
attempt(lambda: object().__init__(1))
# expect: object.__init__() takes exactly one argument (the instance to initialize)
attempt(lambda: Plain().__init__(1))
# expect: Plain.__init__() takes exactly one argument (the instance to initialize)
attempt(lambda: object.__new__())  # expect: object.__new__(): not enough arguments
attempt(lambda: object.__new__(1))  # expect: object.__new__(X): X is not a type object (int)
attempt(lambda: object.__new__(int))  # expect: object.__new__(int) is not safe, use int.__new__()
attempt(lambda: object.__new__(Plain, 1))  # expect: Plain() takes no arguments
attempt(lambda: int.__new__(str))  # expect: int.__new__(str): str is not a subtype of int
attempt(lambda: int.__new__(Plain))  # expect: int.__new__(Plain): Plain is not a subtype of int
attempt(lambda: int.__new__(bool, 1))  # expect: int.__new__(bool) is not safe, use bool.__new__()
attempt(lambda: dict.__new__(list))  # expect: dict.__new__(list): list is not a subtype of dict
attempt(lambda: tuple.__new__(int))  # expect: tuple.__new__(int): int is not a subtype of tuple
