import types

Function = types.FunctionType


def attempt(run):
    try:
        print(run())
    except Exception as e:
        print(type(e).__name__, e)


def add(a, b=1):
    return a + b


bare = Function(add.__code__, {"x": 1})
print(bare.__name__, bare.__qualname__, bare.__module__, bare.__defaults__, bare.__globals__)
# expect: add add None None {'x': 1}
print(bare(1, 2))  # expect: 3
named = Function(add.__code__, globals(), "plus", (10,))
print(named(5), named.__name__, named.__qualname__)  # expect: 15 plus add
attempt(lambda: Function())  # expect: TypeError function() missing required argument 'code' (pos 1)
attempt(lambda: Function(1, 2))
# expect: TypeError function() argument 'code' must be code, not int
attempt(lambda: Function(add.__code__))
# expect: TypeError function() missing required argument 'globals' (pos 2)
attempt(lambda: Function(add.__code__, 1))
# expect: TypeError function() argument 'globals' must be dict, not int
attempt(lambda: Function(add.__code__, {}, 3))
# expect: TypeError arg 3 (name) must be None or string
attempt(lambda: Function(add.__code__, {}, "a", 3))
# expect: TypeError arg 4 (defaults) must be None or tuple
attempt(lambda: Function(add.__code__, {}, "a", (), 3))
# expect: TypeError arg 5 (closure) must be None or tuple
attempt(lambda: Function(add.__code__, {}, None, None, ()).__name__)  # expect: add
attempt(lambda: type("S", (Function,), {}))
# expect: TypeError type 'function' is not an acceptable base type


def outer():
    x = 1

    def inner():
        return x
    return inner


inner = outer()
attempt(lambda: Function(inner.__code__, {}, None, None, ()))
# expect: ValueError inner requires closure of length 1, not 0
attempt(lambda: Function(inner.__code__, {}, None, None, None))
# expect: TypeError arg 5 (closure) must be tuple
attempt(lambda: Function(inner.__code__, {}, None, None, 3))
# expect: TypeError arg 5 (closure) must be None or tuple
attempt(lambda: Function(inner.__code__, {}, None, None, (1,)))
# expect: TypeError arg 5 (closure) expected cell, found int
attempt(lambda: Function(inner.__code__, {}, closure=(types.CellType(7),))())  # expect: 7
attempt(lambda: Function(inner.__code__, {}, closures=()))
# expect: TypeError 'closures' is an invalid keyword argument for function()
attempt(lambda: Function(code=inner.__code__, globals={}, argdefs=(2,), closure=inner.__closure__)())
# expect: 1
