def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
show(exec); show(exec, 1); show(exec, None); show(eval); show(eval, 1); show(eval, [])
show(exec, '1', 1); show(exec, '1', {}, 1); show(eval, '1', 1); show(eval, '1', {}, 1); show(eval, '1', []); show(exec, '1', None, None); show(eval, '1', None, [5]); show(exec, 'x', {}, {'x': 1}); show(eval, 'x', {'x': 2}, {'x': 1}); show(eval, 'x+y', {'x': 2}, {'y': 1})
show(eval, ' \t 1 + 1 '); show(eval, '1\n'); show(eval, '1; 2'); show(eval, 'x = 1'); show(eval, ''); show(eval, b'1+1'); show(exec, b'print("bytes")'); show(eval, 'lambda: 1', {}, {}) if 0 else None
show(exec, 'a = 1', closure=()); show(eval, '1', globals={}); show(exec, '1', {}, {}, ()); show(exec, '1\x002'); show(eval, '1\x002')
g = {}; exec('a = 1\ndef f(): return a\nb = [a for _ in "x"]', g); print(sorted([k for k in [*g] if k != "__builtins__"]), g['f'](), '__builtins__' in g)
g, l = {'x': 'g'}, {}; exec('y = x\ndef f():\n  return x\nz = f()\nx = 3', g, l); print(l.keys(), l['z'], g['x'])
class M:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print('get', k); return self.d[k]
    def __setitem__(self, k, v): print('set', k, v); self.d[k] = v
    def __delitem__(self, k): print('del', k); del self.d[k]
exec('a = 1; b = a; del a\nprint(b, len)', {}, M())
show(exec, 'print(q)', {}, M()); show(exec, 'del q', {}, M())
class B:
    def __getitem__(self, k): raise ValueError(k)
show(exec, 'q', {}, B()); show(eval, 'q', {}, B())
show(exec, 'print(1)', {'__builtins__': {}}); show(eval, 'len', {'__builtins__': {'len': 5}}); show(eval, 'len([])', {'__builtins__': {}}); show(exec, 'import sys', {'__builtins__': {}}); show(exec, 'class A: pass', {'__builtins__': {}})
show(exec, 'def f(): return abs\nr = f()', g := {'__builtins__': {'abs': 'mine'}}); print(g['r'], g['f'].__builtins__)
import builtins
show(eval, 'abs(-1)', {'__builtins__': builtins})
def f():
    x = 1
    exec('x = 2'); print(x)
    l = locals(); l['x'] = 3; print(x, l['x'])
    print(eval('x'), sorted(locals()))
    def g(): return x
    print(eval('x'), [eval('x', {'x': 9}) for _ in 'a'])
f()
def f(a, *b, c=1, **d):
    y = 1; del y
    return locals()
print(f(1, 2, z=3))
class C:
    q = 1; print(sorted([k for k in locals() if k[:2] != "__"]), locals() is vars()); locals()['w'] = 5
print(C.w)
print(globals() is vars(), globals()['__name__'], vars(C)['q'])
show(vars, 1); show(vars, 1, 2); show(locals, 1); show(globals, 1); show(vars, []); print(vars(type('T', (), {'a': 1})()))
def outer():
    v = 10
    def inner(): return v
    return inner
i = outer(); code = i.__code__
show(exec, code); show(eval, code); show(exec, code, closure=i.__closure__); show(exec, code, closure=()); show(exec, code, closure=[1]); show(exec, code, closure=(1,)); show(exec, compile('1','','exec'), closure=i.__closure__); show(exec, 'x', closure=i.__closure__)
show(exec, f.__code__)
# expect: TypeError: exec() takes at least 1 positional argument (0 given)
# expect: TypeError: exec() arg 1 must be a string, bytes or code object
# expect: TypeError: exec() arg 1 must be a string, bytes or code object
# expect: TypeError: eval expected at least 1 argument, got 0
# expect: TypeError: eval() arg 1 must be a string, bytes or code object
# expect: TypeError: eval() arg 1 must be a string, bytes or code object
# expect: TypeError: exec() globals must be a dict, not int
# expect: TypeError: locals must be a mapping or None, not int
# expect: TypeError: globals must be a dict
# expect: TypeError: locals must be a mapping
# expect: TypeError: globals must be a real dict; try eval(expr, {}, mapping)
# expect: None
# expect: 1
# expect: None
# expect: 1
# expect: 3
# expect: 2
# expect: 1
# expect: SyntaxError: invalid syntax (<string>, line 1)
# expect: SyntaxError: invalid syntax (<string>, line 1)
# expect: SyntaxError: invalid syntax (<string>, line 0)
# expect: 2
# expect: bytes
# expect: None
# expect: TypeError: closure can only be used when source is a code object
# expect: TypeError: eval() takes no keyword arguments
# expect: TypeError: exec() takes at most 3 positional arguments (4 given)
# expect: ValueError: source code string cannot contain null bytes
# expect: ValueError: source code string cannot contain null bytes
# expect: ['a', 'b', 'f'] 1 True
# expect: dict_keys(['y', 'f', 'z', 'x']) g g
# expect: set a 1
# expect: get a
# expect: set b 1
# expect: del a
# expect: get print
# expect: get b
# expect: get len
# expect: 1 <built-in function len>
# expect: get print
# expect: get q
# expect: NameError: name 'q' is not defined
# expect: del q
# expect: NameError: name 'q' is not defined
# expect: ValueError: q
# expect: ValueError: q
# expect: NameError: name 'print' is not defined
# expect: 5
# expect: NameError: name 'len' is not defined
# expect: ImportError: __import__ not found
# expect: NameError: __build_class__ not found
# expect: None
# expect: mine {'abs': 'mine'}
# expect: 1
# expect: 1
# expect: 1 3
# expect: 1 ['l', 'x']
# expect: 1 [9]
# expect: {'a': 1, 'c': 1, 'b': (2,), 'd': {'z': 3}}
# expect: ['q'] True
# expect: 5
# expect: True __main__ 1
# expect: TypeError: vars() argument must have __dict__ attribute
# expect: TypeError: vars expected at most 1 argument, got 2
# expect: TypeError: locals() takes no arguments (1 given)
# expect: TypeError: globals() takes no arguments (1 given)
# expect: TypeError: vars() argument must have __dict__ attribute
# expect: {}
# expect: TypeError: code object requires a closure of exactly length 1
# expect: TypeError: code object passed to eval() may not contain free variables
# expect: None
# expect: TypeError: code object requires a closure of exactly length 1
# expect: TypeError: code object requires a closure of exactly length 1
# expect: TypeError: code object requires a closure of exactly length 1
# expect: TypeError: cannot use a closure with this code object
# expect: TypeError: closure can only be used when source is a code object
# expect: TypeError: f() missing 1 required positional argument: 'a'
