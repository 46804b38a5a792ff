def f(x): return 1 / x
def g(x):
    return f(
        x
    ) + 1
try: g(0)
except ZeroDivisionError: pass
class T:
    def __getattr__(self, n): raise AttributeError(n)
    def __len__(self): return 'x'
    def __bool__(self): raise ValueError('bool')
    def __iter__(self): return 5
    def __contains__(self, x): raise KeyError(x)
    def __hash__(self): return 'h'
    def __eq__(self, o): raise TypeError('eq')
    def __str__(self): return 5
    def __repr__(self): return None
    def __format__(self, s): return 1
    def __index__(self): return 'i'
    def __int__(self): return 'i'
    def __float__(self): return 'f'
    def __complex__(self): return 'c'
    def __bytes__(self): return 'b'
    def __reversed__(self): raise OSError(2, 'rev')
    def __call__(self, *a): return a
    def __add__(self, o): return NotImplemented
    def __enter__(self): return self
    def __dir__(self): return 5
    def __round__(self): return 'r'
    def __length_hint__(self): return -1
    def __setattr__(self, n, v): raise AttributeError('set ' + n)
    def __delattr__(self, n): raise AttributeError('del ' + n)
    def __getitem__(self, i): raise IndexError(i)
    def __setitem__(self, i, v): raise IndexError(i)
    def __delitem__(self, i): raise IndexError(i)
t = T()
for s in ['t.x', 'len(t)', 'bool(t)', 'not t', 'iter(t)', '[*t]', 'a, = t', '1 in t', 'hash(t)', '{t}', 't == 1', 't != 1', 'str(t)', 'repr(t)', 'f"{t}"', 'f"{t!r}"', 'format(t)', 'range(t)', 'int(t)', 'float(t)', 'complex(t)', 'bytes(t)', 'list(reversed(t))', 't(1, 2)', 't + 1', '1 + t', 't += 1', 'dir(t)', 'round(t)', 't.x = 1', 'del t.x', 't[1]', 't[1] = 2', 'del t[1]', 't[1:2]', 'print(t)', 'if t: pass', 'while t: pass', 't and 1', 'assert t', '[1][t]', '"%s" % t', '"%d" % t', 'for x in t: pass', 'x, y = t', 'f(*t)', 'f(**t)', 'with t: pass', 'raise t', 'isinstance(1, t)', 'issubclass(int, t)', 't @ 1', '-t', '~t', 't < 1', 't()()', 'sorted([t, t])', 'max(t, t)', 'sum([t])', '{}[t]', '{t: 1}', 't ** 2', 'divmod(t, 1)', 'abs(t)', 'chr(t)', 'bin(t)', 'enumerate(1, t)', 'list(t)', 'dict(t)', 'set(t)', 'tuple(t)', '"".join(t)', 'zip(t)', 'map(f, t)', 'next(t)', 'vars(t)', 'slice(t)', '[1,2][t:]', 'import t.x', 'type(t, (), {})', 'super(t)', 'getattr(t, 1)', 'setattr(t, 1, 2)', 'hasattr(t, 1)', 'exec(t)', 'open_(t)']:
    try: exec(s)
    except BaseException as e: print(s, '->', type(e).__name__, e)
    else: print(s, 'ok')
# expect: t.x -> AttributeError x
# expect: len(t) -> TypeError 'str' object cannot be interpreted as an integer
# expect: bool(t) -> ValueError bool
# expect: not t -> ValueError bool
# expect: iter(t) -> TypeError iter() returned non-iterator of type 'int'
# expect: [*t] -> TypeError iter() returned non-iterator of type 'int'
# expect: a, = t -> TypeError iter() returned non-iterator of type 'int'
# expect: 1 in t -> KeyError 1
# expect: hash(t) -> TypeError __hash__ method should return an integer
# expect: {t} -> TypeError __hash__ method should return an integer
# expect: t == 1 -> TypeError eq
# expect: t != 1 -> TypeError eq
# expect: str(t) -> TypeError __str__ returned non-string (type int)
# expect: repr(t) -> TypeError __repr__ returned non-string (type NoneType)
# expect: f"{t}" -> TypeError __format__ must return a str, not int
# expect: f"{t!r}" -> TypeError __repr__ returned non-string (type NoneType)
# expect: format(t) -> TypeError __format__ must return a str, not int
# expect: range(t) -> TypeError __index__ returned non-int (type str)
# expect: int(t) -> TypeError __int__ returned non-int (type str)
# expect: float(t) -> TypeError T.__float__ returned non-float (type str)
# expect: complex(t) -> TypeError __complex__ returned non-complex (type str)
# expect: bytes(t) -> TypeError __bytes__ returned non-bytes (type str)
# expect: list(reversed(t)) -> FileNotFoundError [Errno 2] rev
# expect: t(1, 2) ok
# expect: t + 1 -> TypeError unsupported operand type(s) for +: 'T' and 'int'
# expect: 1 + t -> TypeError unsupported operand type(s) for +: 'int' and 'T'
# expect: t += 1 -> TypeError unsupported operand type(s) for +=: 'T' and 'int'
# expect: dir(t) -> TypeError 'int' object is not iterable
# expect: round(t) ok
# expect: t.x = 1 -> AttributeError set x
# expect: del t.x -> AttributeError del x
# expect: t[1] -> IndexError 1
# expect: t[1] = 2 -> IndexError 1
# expect: del t[1] -> IndexError 1
# expect: t[1:2] -> IndexError slice(1, 2, None)
# expect: print(t) -> TypeError __str__ returned non-string (type int)
# expect: if t: pass -> ValueError bool
# expect: while t: pass -> ValueError bool
# expect: t and 1 -> ValueError bool
# expect: assert t -> ValueError bool
# expect: [1][t] -> TypeError __index__ returned non-int (type str)
# expect: "%s" % t -> TypeError __str__ returned non-string (type int)
# expect: "%d" % t -> TypeError %d format: a real number is required, not T
# expect: for x in t: pass -> TypeError iter() returned non-iterator of type 'int'
# expect: x, y = t -> TypeError iter() returned non-iterator of type 'int'
# expect: f(*t) -> TypeError iter() returned non-iterator of type 'int'
# expect: f(**t) -> TypeError __main__.f() argument after ** must be a mapping, not T
# expect: with t: pass -> TypeError 'T' object does not support the context manager protocol (missed __exit__ method)
# expect: raise t -> TypeError exceptions must derive from BaseException
# expect: isinstance(1, t) -> TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass(int, t) -> TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: t @ 1 -> TypeError unsupported operand type(s) for @: 'T' and 'int'
# expect: -t -> TypeError bad operand type for unary -: 'T'
# expect: ~t -> TypeError bad operand type for unary ~: 'T'
# expect: t < 1 -> TypeError '<' not supported between instances of 'T' and 'int'
# expect: t()() -> TypeError 'tuple' object is not callable
# expect: sorted([t, t]) -> TypeError '<' not supported between instances of 'T' and 'T'
# expect: max(t, t) -> TypeError '>' not supported between instances of 'T' and 'T'
# expect: sum([t]) -> TypeError unsupported operand type(s) for +: 'int' and 'T'
# expect: {}[t] -> TypeError __hash__ method should return an integer
# expect: {t: 1} -> TypeError __hash__ method should return an integer
# expect: t ** 2 -> TypeError unsupported operand type(s) for ** or pow(): 'T' and 'int'
# expect: divmod(t, 1) -> TypeError unsupported operand type(s) for divmod(): 'T' and 'int'
# expect: abs(t) -> TypeError bad operand type for abs(): 'T'
# expect: chr(t) -> TypeError __index__ returned non-int (type str)
# expect: bin(t) -> TypeError __index__ returned non-int (type str)
# expect: enumerate(1, t) -> TypeError __index__ returned non-int (type str)
# expect: list(t) -> TypeError iter() returned non-iterator of type 'int'
# expect: dict(t) -> TypeError iter() returned non-iterator of type 'int'
# expect: set(t) -> TypeError iter() returned non-iterator of type 'int'
# expect: tuple(t) -> TypeError iter() returned non-iterator of type 'int'
# expect: "".join(t) -> TypeError can only join an iterable
# expect: zip(t) -> TypeError iter() returned non-iterator of type 'int'
# expect: map(f, t) -> TypeError iter() returned non-iterator of type 'int'
# expect: next(t) -> TypeError 'T' object is not an iterator
# expect: vars(t) ok
# expect: slice(t) ok
# expect: [1,2][t:] -> TypeError __index__ returned non-int (type str)
# expect: import t.x -> ModuleNotFoundError No module named 't'
# expect: type(t, (), {}) -> TypeError type.__new__() argument 1 must be str, not T
# expect: super(t) -> TypeError super() argument 1 must be a type, not T
# expect: getattr(t, 1) -> TypeError attribute name must be string, not 'int'
# expect: setattr(t, 1, 2) -> TypeError attribute name must be string, not 'int'
# expect: hasattr(t, 1) -> TypeError attribute name must be string, not 'int'
# expect: exec(t) -> TypeError exec() arg 1 must be a string, bytes or code object
# expect: open_(t) -> NameError name 'open_' is not defined
