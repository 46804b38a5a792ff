x: int = 5
y: str
print(x, __annotations__)  # expect: 5 {'x': <class 'int'>, 'y': <class 'str'>}
class P:
    a: int = 1
    b: 'later'
print(P.__annotations__, P.a, hasattr(P, 'b'))  # expect: {'a': <class 'int'>, 'b': 'later'} 1 False
def f():
    n: undefined_is_not_evaluated = 3
    return n
print(f())  # expect: 3
