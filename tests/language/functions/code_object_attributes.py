def f(a, b, /, c, *args, d, **kw):
    x = a
    return x
c = f.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_firstlineno)
# expect: f 3 2 1 7 1
print(c.co_varnames)  # expect: ('a', 'b', 'c', 'd', 'args', 'kw', 'x')
