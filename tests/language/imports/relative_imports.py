import pkg.a
print(pkg.a.seen)   # expect: ('pkg.a', 'pkg', 'thing of b', 'thing of b', 'thing of b')
try:
    import pkg.sub.beyond
except ImportError as error:
    print(type(error).__name__, error)   # expect: ImportError attempted relative import beyond top-level package
import sys
print("pkg.sub.beyond" in sys.modules, "pkg.sub" in sys.modules)   # expect: False True
try:
    from . import nothing
except ImportError as error:
    print(type(error).__name__, error)   # expect: ImportError attempted relative import with no known parent package
try:
    exec("from .x import y", {"__name__": "made.up", "__package__": None})
except ImportError as error:
    print(type(error).__name__, error)   # expect: ModuleNotFoundError No module named 'made'
try:
    exec("from . import y", {"__name__": "flat"})
except ImportError as error:
    print(type(error).__name__, error)   # expect: ImportError attempted relative import with no known parent package
try:
    exec("from .. import y", {"__package__": "one"})
except ImportError as error:
    print(type(error).__name__, error)   # expect: ImportError attempted relative import beyond top-level package
for package in (1, b"x"):
    try:
        exec("from . import y", {"__package__": package})
    except TypeError as error:
        print(error)   # expect: package must be a string
                       # expect: package must be a string
try:
    exec("from . import y", {})
except KeyError as error:
    print(error)       # expect: "'__name__' not in globals"
