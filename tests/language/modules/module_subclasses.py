# Classes derived from the type of modules.
import types


class Lazy(types.ModuleType):
    kind = "lazy"

    def __init__(self, name):
        super().__init__(name, "its doc")
        self.count = 0

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        self.count += 1
        return name.upper()


m = Lazy("thing")
print(m, m.__name__, m.__doc__, m.kind)                  # expect: <module 'thing'> thing its doc lazy
print(m.abc, m.count, isinstance(m, types.ModuleType))   # expect: ABC 1 True
m.value = 3
print(m.__dict__["value"], vars(m) is m.__dict__)        # expect: 3 True
del m.value
print(m.value)                                           # expect: VALUE
print(types.ModuleType.__new__(Lazy).__dict__)           # expect: {}
for bad in [lambda: types.ModuleType(), lambda: types.ModuleType(3)]:
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: module() missing required argument 'name' (pos 1)
# expect: module() argument 'name' must be str, not int
