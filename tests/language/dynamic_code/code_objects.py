def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
def f(a, b=1, *args, c, d=2, **kw) -> int:
    "doc"
    x = a; y = [i for i in x]
    def inner(): return x, y
    return inner
co = f.__code__
for n in 'co_name co_qualname co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_varnames co_cellvars co_freevars co_names co_flags co_firstlineno co_consts'.split():
    v = getattr(co, n); print(n, v if n != 'co_consts' else [type(x).__name__ for x in v])
print(co == co, co == f.__code__, co != compile('1','','exec'), hash(co) == hash(co), co == 1)
a = compile('x = 1', 'f', 'exec'); b = compile('x = 1', 'f', 'exec'); c = compile('x = 2', 'f', 'exec'); print(a == b, a == c, hash(a) == hash(b), a is b, {a: 1}[b])
r = co.replace(co_name='renamed', co_filename='other.py', co_firstlineno=100, co_qualname='Q.renamed'); print(r.co_name, r.co_filename, r.co_firstlineno, r.co_qualname, r == co, co.replace() == co, co.replace() is co)
show(co.replace, 1); show(co.replace, foo=1); show(co.replace, co_name=1); show(co.replace, co_consts=[]); show(co.replace, co_firstlineno='x')
def g(): return 1, 'a'
g.__code__ = g.__code__.replace(co_consts=tuple([(2, 'b') if x == (1, 'a') else x for x in g.__code__.co_consts])); print(g())
def h():
    x = 1
    y = (x +
         2)
    return y
print([l for s, e, l in h.__code__.co_lines()][-4:], len([*h.__code__.co_positions()]) > 3, [*h.__code__.co_positions()][-1], all([len(p) == 4 for p in h.__code__.co_positions()]))
for n, v in [('co_name', 1), ('co_consts', ())]:
    try: setattr(co, n, v)
    except AttributeError as e: print(e)
# expect: co_name f
# expect: co_qualname f
# expect: co_argcount 2
# expect: co_posonlyargcount 0
# expect: co_kwonlyargcount 2
# expect: co_nlocals 7
# expect: co_varnames ('a', 'b', 'c', 'd', 'args', 'kw', 'inner')
# expect: co_cellvars ('x', 'y')
# expect: co_freevars ()
# expect: co_names ()
# expect: co_flags 15
# expect: co_firstlineno 4
# expect: co_consts ['str', 'code', 'code']
# expect: True True True True False
# expect: True False True False 1
# expect: renamed other.py 100 Q.renamed False True False
# expect: TypeError: replace() takes no positional arguments
# expect: TypeError: 'foo' is an invalid keyword argument for replace()
# expect: TypeError: replace() argument 'co_name' must be str, not int
# expect: TypeError: replace() argument 'co_consts' must be tuple, not list
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: (2, 'b')
# expect: [20, 20, 22, 22] True (22, 22, 4, 12) True
# expect: readonly attribute
# expect: readonly attribute
