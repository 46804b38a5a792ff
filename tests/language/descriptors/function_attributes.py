def f(a, b=2, *args, c=3, **kw) -> int:
    """Doc of f."""
    return a


print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__)
# expect: f f __main__ Doc of f. (2,) {'c': 3}
print(f.__annotations__, f.__closure__, f.__dict__, f.__code__.co_name, f.__globals__ is globals())
# expect: {'return': <class 'int'>} None {} f True
f.attr = 1
f.__name__ = "g"
f.__doc__ = None
f.__defaults__ = (5, 6)
print(f.attr, f.__name__, f.__doc__, f(), f.__dict__)  # expect: 1 g None 5 {'attr': 1}
f.__dict__ = {"new": 2}
print(f.new, hasattr(f, "attr"))  # expect: 2 False
for text in ("f.__globals__ = {}", "f.__closure__ = ()", "f.__name__ = 1", "f.__defaults__ = 1", "f.__code__ = 1",
             "f.__kwdefaults__ = 1", "f.__dict__ = 1", "del f.__dict__", "del f.__name__", "f.nothing", "del f.nothing",
             "f.__annotations__ = 1", "f.__builtins__ = 1", "f.__qualname__ = None"):
    try:
        exec(text)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: TypeError __name__ must be set to a string object
# expect: TypeError __defaults__ must be set to a tuple object
# expect: TypeError __code__ must be set to a code object
# expect: TypeError __kwdefaults__ must be set to a dict object
# expect: TypeError __dict__ must be set to a dictionary, not a 'int'
# expect: TypeError cannot delete __dict__
# expect: TypeError __name__ must be set to a string object
# expect: AttributeError 'function' object has no attribute 'nothing'
# expect: AttributeError 'function' object has no attribute 'nothing'
# expect: TypeError __annotations__ must be set to a dict object
# expect: AttributeError readonly attribute
# expect: TypeError __qualname__ must be set to a string object


def outer():
    x = 1

    def inner():
        return x

    return inner


g = outer()
print(g.__qualname__, g.__closure__[0].cell_contents, g.__code__.co_freevars)
# expect: outer.<locals>.inner 1 ('x',)
try:
    f.__code__ = g.__code__
except ValueError as e:
    print(e)
# expect: g() requires a code object with 0 free vars, not 1
