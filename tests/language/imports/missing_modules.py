def attempt(text):
    try:
        exec(text, {"__name__": "x"})
    except ImportError as error:
        print(type(error).__name__, error, error.name, error.path)

attempt("import nowhere_at_all")       # expect: ModuleNotFoundError No module named 'nowhere_at_all' nowhere_at_all None
attempt("import nowhere.inside")       # expect: ModuleNotFoundError No module named 'nowhere' nowhere None
attempt("import pkg.nothing")          # expect: ModuleNotFoundError No module named 'pkg.nothing' pkg.nothing None
attempt("import pkg.b.below")          # expect: ModuleNotFoundError No module named 'pkg.b.below'; 'pkg.b' is not a package pkg.b.below None
attempt("import sys.path")             # expect: ModuleNotFoundError No module named 'sys.path'; 'sys' is not a package sys.path None
attempt("from sys import nothing")     # expect: ImportError cannot import name 'nothing' from 'sys' (unknown location) sys None
try:
    from pkg import nothing
except ImportError as error:
    text = str(error)
    print(text[:text.index("(")], text.endswith("/imports/pkg/__init__.py)"), error.name, error.path.endswith("__init__.py"))
    # expect: cannot import name 'nothing' from 'pkg'  True pkg True
try:
    from pkg.b import nothing
except ImportError as error:
    text = str(error)
    print(text[:text.index("(")], text.endswith("/imports/pkg/b.py)"))   # expect: cannot import name 'nothing' from 'pkg.b'  True
import sys
sys.modules["forbidden"] = None
attempt("import forbidden")            # expect: ModuleNotFoundError import of forbidden halted; None in sys.modules forbidden None
attempt("import forbidden.below")      # expect: ModuleNotFoundError No module named 'forbidden.below'; 'forbidden' is not a package forbidden.below None
