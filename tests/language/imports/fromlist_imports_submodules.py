import pkg
print(hasattr(pkg, "lazy"))     # expect: False
from pkg import lazy, value     # expect: lazy is imported
print(pkg.lazy is lazy, value)  # expect: True 1
print(__import__("pkg.sub").__name__)                        # expect: pkg
print(__import__("pkg.sub", None, None, ["deep"]).__name__)  # expect: pkg.sub
print(__import__("pkg.sub", fromlist=["deep"]).deep.__name__)   # expect: pkg.sub.deep
print(__import__("sub", {"__package__": "pkg"}, None, [], 1).__name__)       # expect: pkg.sub
print(__import__("sub.deep", {"__package__": "pkg"}, None, [], 1).__name__)  # expect: pkg.sub
print(__import__("", {"__package__": "pkg"}, None, ["value"], 1).__name__)   # expect: pkg
for bad in (lambda: __import__(""), lambda: __import__(3), lambda: __import__("x", level=-1),
            lambda: __import__("x", level=1), lambda: __import__("pkg", fromlist=[3]),
            lambda: __import__()):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
# expect: ValueError Empty module name
# expect: TypeError module name must be a string
# expect: ValueError level must be >= 0
# expect: KeyError "'__name__' not in globals"
# expect: TypeError Item in ``from list'' must be str, not int
# expect: TypeError __import__() missing required argument 'name' (pos 1)
