import sys
import types


def attempt(run):
    try:
        print(run())
    except Exception as e:
        print(type(e).__name__, e)


class Lazy(types.ModuleType):
    __slots__ = ("asked",)

    @property
    def shout(self):
        return self.__name__.upper()

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return f"made {name}"


lazy = Lazy("lazy", "does little")
lazy.asked = 1
lazy.there = 2
print(lazy, lazy.__doc__, lazy.shout, lazy.there, lazy.missing, lazy.asked)
# expect: <module 'lazy'> does little LAZY 2 made missing 1
print(sorted(vars(lazy)))
# expect: ['__doc__', '__loader__', '__name__', '__package__', '__spec__', 'there']
attempt(lambda: lazy._private)  # expect: AttributeError _private


class Plain(types.ModuleType):
    pass


attempt(lambda: Plain())  # expect: TypeError module() missing required argument 'name' (pos 1)
attempt(lambda: Plain(1))  # expect: TypeError module() argument 'name' must be str, not int
attempt(lambda: Plain("a", 2, 3))  # expect: TypeError module() takes at most 2 arguments (3 given)
attempt(lambda: Plain("plain").missing)
# expect: AttributeError module 'plain' has no attribute 'missing'

# The class of a module can change, as packages do to compute attributes.
module = types.ModuleType("module")
module.x = 5
module.__class__ = Plain
print(type(module), module.x, module)  # expect: <class '__main__.Plain'> 5 <module 'module'>


def become(cls):
    def run():
        module.__class__ = cls
    return run


attempt(become(Lazy))
# expect: TypeError __class__ assignment: 'Lazy' object layout differs from 'Plain'
attempt(become(object))
# expect: TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
attempt(become(types.ModuleType))  # expect: None
print(type(module))  # expect: <class 'module'>

bare = types.ModuleType.__new__(types.ModuleType)
print(bare, bare.__dict__)  # expect: <module '?'> {}
attempt(lambda: bare.x)  # expect: AttributeError module has no attribute 'x'
bare.__init__("named", "doc")
print(bare, bare.__doc__)  # expect: <module 'named'> doc
print(bare.__annotations__, bare.__annotations__ is bare.__annotations__)  # expect: {} True
del bare.__annotations__
attempt(lambda: types.ModuleType.__annotations__.__delete__(bare))
# expect: AttributeError type object 'module' has no attribute '__annotations__'


class Counted(types.ModuleType):
    def __del__(self):
        print("gone", self.__name__)


Counted("counted")  # expect: gone counted
ring = Counted("ring")
ring.me = ring
del ring
import gc
gc.collect()  # expect: gone ring
sys.modules["stored"] = Lazy("stored")
import stored
print(stored.anything)  # expect: made anything
del sys.modules["stored"]
