def f(a: int, b: 'str' = 'x', *, c=1) -> list:
    """Doc."""
f.extra = 5
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__)
# expect: f f Doc. __main__ ('x',) {'c': 1}
print(f.__annotations__, f.extra, f.__dict__)
# expect: {'a': <class 'int'>, 'b': 'str', 'return': <class 'list'>} 5 {'extra': 5}
f.__name__ = 'renamed'
print(f.__name__, f.__code__.co_name)  # expect: renamed f
f.__defaults__ = ('new',)
print(f.__defaults__)  # expect: ('new',)
