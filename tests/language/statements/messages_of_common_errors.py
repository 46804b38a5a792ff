import sys
def t(s, ns=None):
    try: exec(s, ns if ns is not None else {})
    except BaseException as e: print(s.replace('\n', '|')[:60], '->', type(e).__name__, e)
    else: print(s.replace('\n', '|')[:60], 'ok')
for s in [
    'x = 1; del x; x', 'def f(): return y\nf()', 'class A:\n x = y', 'import nothing_here', 'from sys import
    nothing_here', 'import sys.nope', 'from . import x', 'from .a import b', 'import sys as s, builtins as b;
    s, b', 'from sys import path as p, argv', '[].x', '[].x = 1', 'del [].x', '(1).x = 1', '"a".x', 'None.x',
    'None.x = 1', 'int.x', 'int.x = 1', 'del int.x', 'type.x', 'len.x', 'len.x = 1', '(lambda: 0).x', 'sys.x',
    '[1][5]', '(1,)[3]', '"a"[4]', 'b"a"[7]', '{}["k"]', '{}[[]]', '{}[{}]', 'len[0]', 'int[0]', '[1][0] = 2;
    [][0] = 1', '(1,)[0] = 1', '"a"[0] = 1', '{}[[]] = 1', '(1)[0] = 1', 'del [][0]', 'del (1,)[0]', 'del
    {}["a"]', 'del "a"[0]', 'del (1)[0]', '[1][::0]', '[1][::0] = 1', '[1, 2][::2] = [1, 2]', '[1][0:1] = 5',
    '[1]["a":]', '1 + "a"', '"a" + 1', '[] + ()', '() + []', '{} + {}', 'None + 1', '1 - "a"', '"a" * "b"',
    '"a" * 1.5', '[] * []', '1 / 0', '1 // 0', '1 % 0', '1.0 / 0', '0 ** -1', '1 << -1', '1 << "a"', '"%d" %
    "a"', '"%d %d" % 1', '"%d" % (1, 2)', '"%(a)s" % 1', '"%(a)s" % {}', '"%q" % 1', '"%" % ()', '"%c" % 256',
    '"%c" % "ab"', '"%c" % -1', '"%x" % 1.5', '"%f" % "a"', '"%s"', '-"a"', '+[]', '~1.5', 'not []', '1 <
    "a"', '[] < ()', '{} < {}', 'None < None', '1 in 1', '1 in "a"', 'b"a" in "a"', '"a" in b"a"', 'a, b = 1',
    'a, b = 1, 2, 3', 'a, b, c = 1, 2', 'a, *b, c = [1]', '[a, b] = {}', 'a, b = "abc"', 'for a, b in [1]:
    pass', 'for a, b in [(1,)]: pass', 'x: int', 'x: int; x', 'assert 0, "m"', 'raise', 'raise 1', 'raise
    int', 'raise ValueError from 1', 'raise ValueError("a") from None', 'raise KeyError("k")', 'raise
    KeyError', 'raise OSError(2, "m", "f")', 'raise SystemExit(3)', 'raise StopIteration(4)', 'raise
    KeyboardInterrupt', 'global x; x = 1; x', 'def f():\n global zz\n zz = 1\nf(); zz', 'def f(n): return f(n
    + 1)\nf(0)', 'class A:\n def __init__(self): return 1\nA()', 'class A:\n def __new__(cls): return 1\nA()',
    'object(1)', 'int.__new__(str)', 'object.__new__(int)', 'type("A", (int, str), {})', 'type("A", (bool,),
    {})', 'type(1, (), {})', 'type("A", 1, {})', 'type("A", (), 1)', 'class A(int, str): pass', 'class
    A(type(None)): pass', 'class A(B): pass', 'with 1: pass', 'with open_: pass', 'iter(1)', 'next(1)',
    'next(iter([]))', 'iter(1, 2)', 'len(1)', 'hash([])', 'abs("a")', 'ord("ab")', 'ord(1)', 'chr(-1)',
    'chr("a")', 'int("a")', 'int([])', 'float("a")', 'float([])', 'str(b"a", "x")', 'bytes("a")', 'bytes(-1)',
    'bytes([256])', 'bytes([1, "a"])', 'list(1)', 'dict([1])', 'dict(1)', 'set([[]])', 'frozenset(1)',
    'range("a")', 'range(1, 2, 0)', 'slice()', 'sorted([1, "a"])', 'min()', 'min([])', 'min(1)', 'max(1,
    "a")', 'sum(["a"])', 'sum([], "")', 'sum(1)', 'pow(2, -1, 4)', 'pow("a", 2)', 'divmod(1, "a")', 'divmod(1,
    0)', 'round("a")', 'isinstance(1, 1)', 'isinstance(1, [int])', 'issubclass(1, int)', 'issubclass(int, 1)',
    'getattr(1)', 'getattr(1, "x")', 'getattr(1, 1)', 'setattr(1, "x", 1)', 'delattr(1, "x")', 'hasattr(1)',
    'callable()', 'id()', 'vars(1)', 'dir(1, 2)', 'input(1, 2)', 'print(sep=1)', 'print(end=1)', 'print(x=1)',
    'print(file=1)', 'zip(1)', 'zip([1], [1, 2], strict=True)', 'list(zip([1], [1, 2], strict=True))',
    'map(1)', 'list(map(1, [1]))', 'filter(1)', 'list(filter(1, [1]))', 'enumerate(1)', 'enumerate([], "a")',
    'reversed(1)', 'reversed({1})', 'any(1)', 'all(1)', 'bin(1.5)', 'hex("a")', 'oct(None)', 'format(1, 1)',
    'format(1, "q")', 'repr()', 'ascii()', 'eval("1 +")', 'exec("1 +")', 'compile("1", "f", "x")',
    '__import__("nope")', 'memoryview("a")', 'bytearray(1.5)', 'complex("a")', 'super().x', 'super(1).x',
    'super(int, "a")', 'staticmethod()', 'classmethod()', 'property(1, 2, 3, 4, 5)', 'object().x', 'object().x
    = 1', '"a".join([1])', '"a".join(1)', '"a".split("")', '"a".index("b")', '"a".encode("x")',
    '"\\ud800".encode()', 'b"\\xff".decode()', '"a".format(', '"{}".format()', '"{a}".format()',
    '"{".format()', '"}".format()', '"{0}{}".format(1, 2)', '"{!x}".format(1)', '"{:q}".format(1)',
    '"{.x}".format(1)', '"{[x]}".format([1])', '"a".center("a")', '"a".center(5, "ab")', '"a".replace(1, 2)',
    '"a".startswith(1)', '"a".zfill("a")', '"a".translate(1)', '"a".maketrans("a", "bc")', '[].pop()',
    '[].pop("a")', '[].remove(1)', '[].index(1)', '[].insert("a", 1)', '[].extend(1)', '[1].sort(1)',
    '[].sort(key=1)', '[1].sort(key=1)', '{}.pop("a")', '{}.popitem()', '{}.update(1)', '{}.fromkeys(1)',
    'dict.fromkeys()', '{}.get()', '{}.setdefault()', 'set().pop()', 'set().remove(1)', 'set().add([])',
    'set() | 1', 'set().union(1)', '(1,).index(2)', '(1).bit_length(1)', '(1).to_bytes(0, "x")',
    '(1.5).hex(1)', 'float.fromhex("z")', 'int.from_bytes(1, "big")'
]:
    t(s)
# expect stderr:
#|   File "FILE", line 7
#|     'x = 1; del x; x', 'def f(): return y\nf()', 'class A:\n x = y', 'import nothing_here', 'from sys import
#|                                                                                             ^
#| SyntaxError: unterminated string literal (detected at line 7)
