from __future__ import annotations
def f(a: 1 + 2, b: x.y[0], c: 'str' = 3, *args: *Ts, d: lambda x, *y, z=1, **k: x, e: lambda: 0, **kw: {**a, 'b': 1}) -> (1, 2): pass
for k, v in f.__annotations__.items(): print(k, '|', v)
class C:
    a: int; b: list[int] = []; c: 1 if x else 2; (d): str; __priv: x; e.f: 3 if 0 else 4
print(C.__annotations__)
x: undefined_name
y: a[b:c, ::d, *e]; z: a[b, c]; w: a[b,]; v: a[()]; u: a[(b, c)]
print(__annotations__)
def g(
  a: not x, b: -x ** -y, c: (x ** y) ** z, d: x ** y ** z, e: (a + b) * c - d // e % f @ g, f: a << b | c & d ^ ~e, g: a or b and not c, h: (a or b) and c,
  i: a < b <= c != d is not e not in f, j: (a < b) < c, k: [1, 2.0, 3j, 1e400, -1e400, 1e400j, 1e10, b'x\n', 'q"', "it's", u'u', None, True, ...],
  l: (), m: (1,), n: {1, 2}, o: {}, p: {1: 2, **x}, q: [i for i in x if y if z for j in k], r: {i: j for i, j in x}, s: {i for i in (a, b)}, t: (i for i in x),
  u: f(i for i in x), v: f(a, *b, c=d, **e), w: f(), x: f"a{b}{c!r:>{w}}{{}} {d=}'\n", y: (a if b else c) if d else e, z: a if b else (c if d else e),
  A: 1 .real, B: (1).real, C: 1.5.real, D: (a := 3), E: [a := 3], F: (lambda: x)(), G: (yield_ := 1), H: a.b.c().d[e](f), I: -1 .x, J: (-1).x, K: 'a' 'b', L: f'{a}' 'b', M: not (a and b), N: (not a) in b, O: lambda *a: 1, P: lambda **k: 1, Q: lambda a, /, b: 1, R: lambda *, k: 1, S: await_, T: 0x10 + 0b1 + 0o7, U: 1_000, V: 10**100, W: f"{x:{y}.{z}}", X: f"{ {1: 2} }", Y: f"{(lambda: 1)}", Z: (a, b)[0]
): pass
for k, v in g.__annotations__.items(): print(k, '|', v)
print(f.__code__.co_flags & 0x1000000, compile('x: int', '', 'exec').co_flags & 0x1000000, compile('x: int', '', 'exec', dont_inherit=True).co_flags & 0x1000000)
ns = {}; exec('def h(a: undefined): pass', ns); print(ns['h'].__annotations__)
print(eval('lambda: 1').__code__.co_flags & 0x1000000)
def local():
    a: undefined = 3
    b: also
    return a
print(local())
# expect stderr:
#|   File "FILE", line 15
#|     A: 1 .real, B: (1).real, C: 1.5.real, D: (a := 3), E: [a := 3], F: (lambda: x)(), G: (yield_ := 1), H: a.b.c().d[e](f), I: -1 .x, J: (-1).x, K: 'a' 'b', L: f'{a}' 'b', M: not (a and b), N: (not a) in b, O: lambda *a: 1, P: lambda **k: 1, Q: lambda a, /, b: 1, R: lambda *, k: 1, S: await_, T: 0x10 + 0b1 + 0o7, U: 1_000, V: 10**100, W: f"{x:{y}.{z}}", X: f"{ {1: 2} }", Y: f"{(lambda: 1)}", Z: (a, b)[0]
#|                                               ^^^^^^
#| SyntaxError: 'named expression' can not be used within an annotation
