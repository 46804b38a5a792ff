def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
def f(a, b=1): return a, b
def g(a, b=10, c=20): return 'g', a, b, c
def call(n):
    for i in range(n): r = f(1)
    return r
print(call(20)); f.__defaults__ = (5,); print(call(20)); f.__code__ = g.__code__; show(call, 20); f.__defaults__ = (6, 7); print(call(20)); f.__defaults__ = None; show(call, 5); del f.__defaults__; show(call, 5)
def k(*, a, b=2): return a, b
def callk(): 
    r = []
    for i in range(10): r = k(a=1)
    return r
print(callk()); k.__kwdefaults__ = {'b': 3}; print(callk()); k.__kwdefaults__['b'] = 4; print(callk()); k.__kwdefaults__ = {'a': 0}; show(callk); del k.__kwdefaults__; show(callk); print(k.__kwdefaults__)
def s(name, v):
    def do(): setattr(f, name, v)
    show(do)
for n, v in [('__code__', 1), ('__defaults__', 1), ('__kwdefaults__', 1), ('__name__', 1), ('__qualname__', 1), ('__doc__', 5), ('__annotations__', 1), ('__dict__', 1), ('__closure__', None), ('__globals__', {}), ('__module__', 3), ('__builtins__', {})]: s(n, v)
def d(name):
    def do(): delattr(f, name)
    show(do)
for n in ['__code__', '__name__', '__qualname__', '__doc__', '__annotations__', '__dict__', '__closure__', '__globals__', '__module__']: d(n)
print(f.__doc__, f.__annotations__, f.__module__)
f.__name__ = 'renamed'; f.__qualname__ = 'Q.renamed'; print(f.__name__, repr(f).split(' at')[0]); show(f)
def mk():
    x = 1
    def a(): return x
    def b(): return 'b', x
    def c(): return 1
    return a, b, c
a, b, c = mk()
a.__code__ = b.__code__; print(a())
def bad(): a.__code__ = c.__code__
show(bad)
def bad(): c.__code__ = a.__code__
show(bad)
a.__closure__[0].cell_contents = 42; print(b())
def me():
    me.__code__ = (lambda: 'new').__code__
    for i in range(3): x = [i] * 3
    return 'old', x
print(me(), me())
def rec(n):
    if n == 0:
        rec.__code__ = (lambda n: 'replaced').__code__
        return 0
    return rec(n - 1), n
print(rec(3), rec(3))
class K:
    def m(self): return 'm'
def cm(): return [K().m() for i in range(5)][-1]
print(cm()); K.m.__code__ = (lambda self: 'patched').__code__; print(cm())
class I:
    def __init__(self, x=1): self.x = x
def ci(): return [I().x for i in range(5)][-1]
print(ci()); I.__init__.__defaults__ = (2,); print(ci())
def fn(): "docstring"
print(fn.__doc__); fn.__doc__ = 'new'; print(fn.__doc__); fn.attr = 1; print(fn.__dict__, fn.attr); del fn.attr; show(lambda: fn.attr)
import builtins
def custom(name, *a): print('import', name, a[2:]); return real(name, *a)
real = builtins.__import__; builtins.__import__ = custom
import sys
from sys import path
builtins.__import__ = real
show(__import__); show(__import__, 1); show(__import__, ''); show(__import__, 'nope'); print(__import__('sys') is sys, __import__('sys', fromlist=['x']) is sys)
# expect: (1, 1)
# expect: (1, 5)
# expect: TypeError: f() missing 1 required positional argument: 'b'
# expect: ('g', 1, 6, 7)
# expect: TypeError: f() missing 2 required positional arguments: 'b' and 'c'
# expect: TypeError: f() missing 2 required positional arguments: 'b' and 'c'
# expect: (1, 2)
# expect: (1, 3)
# expect: (1, 4)
# expect: TypeError: k() missing 1 required keyword-only argument: 'b'
# expect: TypeError: k() missing 1 required keyword-only argument: 'b'
# expect: None
# expect: TypeError: __code__ must be set to a code object
# expect: TypeError: __defaults__ must be set to a tuple object
# expect: TypeError: __kwdefaults__ must be set to a dict object
# expect: TypeError: __name__ must be set to a string object
# expect: TypeError: __qualname__ must be set to a string object
# expect: None
# expect: TypeError: __annotations__ must be set to a dict object
# expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: None
# expect: AttributeError: readonly attribute
# expect: TypeError: __code__ must be set to a code object
# expect: TypeError: __name__ must be set to a string object
# expect: TypeError: __qualname__ must be set to a string object
# expect: None
# expect: None
# expect: TypeError: cannot delete __dict__
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: None
# expect: None {} None
# expect: renamed <function Q.renamed
# expect: TypeError: Q.renamed() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: ('b', 1)
# expect: ValueError: a() requires a code object with 1 free vars, not 0
# expect: ValueError: c() requires a code object with 0 free vars, not 1
# expect: ('b', 42)
# expect: ('old', [2, 2, 2]) new
# expect: (((0, 1), 2), 3) replaced
# expect: m
# expect: patched
# expect: 1
# expect: 2
# expect: docstring
# expect: new
# expect: {'attr': 1} 1
# expect: AttributeError: 'function' object has no attribute 'attr'
# expect: import sys (None, 0)
# expect: import sys (('path',), 0)
# expect: TypeError: __import__() missing required argument 'name' (pos 1)
# expect: TypeError: module name must be a string
# expect: ValueError: Empty module name
# expect: ModuleNotFoundError: No module named 'nope'
# expect: True True
