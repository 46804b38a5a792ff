def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ': ' + str(e))
for s in ['1', '1j', 'j', '-j', '+j', '1+2j', '1-2j', ' ( 1+2j ) ', '(1)', '()', '', ' ', '+', '-', '1+', '1+2', '1 + 2j', '1+2jj', 'inf+nanj', '-infinity', 'nanj', 'infj', '1e5+1e-5j', '1.5.2', '.5j', '5.j', '1_0+2_0j', '1__0', '_1', '1_', '1e', 'e', '(1', '1)', 'j1', '1J', '++1', '1++2j', '1+-2j', '١+٢j', 'abc', '\u2003 1+1j\n', '1\x00', '1e400', '1e400j', '-0-0j', '1+j', '1-j']:
    print(repr(s), end=' '); show(lambda: complex(s))
show(lambda: complex())
show(lambda: complex(1,2)); show(lambda: complex(1.5)); show(lambda: complex(imag=3)); show(lambda: complex(real=3))
show(lambda: complex(1j, 2j)); show(lambda: complex(1j, 2)); show(lambda: complex(1, 2j)); show(lambda: complex(True, False))
show(lambda: complex('1', 2)); show(lambda: complex(1, '2')); show(lambda: complex(None)); show(lambda: complex(1, None)); show(lambda: complex([])); show(lambda: complex(b'1'))
show(lambda: complex(1,2,3)); show(lambda: complex(foo=1)); show(lambda: complex(10**400))
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class C:
    def __complex__(self): return 3+4j
class B:
    def __complex__(self): return 'x'
class N: pass
class S(complex): 
    def __repr__(self): return 'S' + super().__repr__()
for x in F, I, C, B, N: show(lambda: complex(x())); 
for x in F, I, C, B, N: show(lambda: complex(1, x()))
s = S(1, 2); s.attr = 3
print(s, s.attr, type(s+1), type(+s), type(-s), complex(s), S('3+4j'), S(s), s == 1+2j, hash(s) == hash(1+2j), s.conjugate(), s.real, s.imag, isinstance(s, complex))
show(lambda: s < s); show(lambda: 1j < 2); show(lambda: 1 < 2j); show(lambda: 1j >= 1.5)
show(lambda: int(1j)); show(lambda: float(1j)); show(lambda: 1j // 2); show(lambda: 1j % 2); show(lambda: divmod(1j, 2)); show(lambda: divmod(2, 1j)); show(lambda: round(1j)); show(lambda: ~1j); show(lambda: 1j & 1); show(lambda: 1j << 1); show(lambda: '%d' % 1j); show(lambda: '%f' % 1j); show(lambda: '%s %r' % (1j, 1j)); show(lambda: [1][1j]); show(lambda: range(1j)); show(lambda: 'a' * 1j); show(lambda: 1j + 'a'); show(lambda: 'a' + 1j); show(lambda: 1j + None); show(lambda: 1j @ 1j)
show(lambda: pow(1j, 2, 3)); show(lambda: pow(2, 1j, 3)); show(lambda: pow(2, 3, 1j)); show(lambda: pow(2, 3, 1.5)); show(lambda: pow(2.0, 3, 5)); show(lambda: pow(2, 3.0, 5)); show(lambda: pow('a', 2, 3)); show(lambda: pow(2, 'a', 3)); show(lambda: pow(2, 3, 'a')); show(lambda: pow(2, 3, 0)); show(lambda: pow(2, -1, 7)); show(lambda: pow(2, -1, 4)); show(lambda: pow(1j, 'a', 2)); show(lambda: pow(2.0, 'a', 3)); show(lambda: pow(None, 2, 1.0)); show(lambda: pow(2, 3, None))
show(lambda: (-8) ** (1/3)); show(lambda: (-8.0) ** 0.5); show(lambda: (-8) ** -0.5); show(lambda: (-2) ** -2); show(lambda: 0 ** -1); show(lambda: 0.0 ** -1); show(lambda: (-1) ** 0.5); show(lambda: 10.0**400)
show(lambda: sum([1j, 2])); show(lambda: sum([1, 2.5, 3j])); show(lambda: {1: 'a', 1.0: 'b', 1+0j: 'c'}); show(lambda: 1+0j in {1}); show(lambda: (1+2j).__getnewargs__()); show(lambda: (1+2j).__complex__()); show(lambda: S(1,2).__complex__())
z = 1+2j
def seta(): z.real = 3
show(seta)
def dela(): del z.imag
show(dela)
def setb(): z.foo = 3
show(setb)
print(complex.__doc__); print(complex.__name__, complex.__mro__, complex)
print(z.conjugate(), 1j.imag, 1j.real, 1J, 1.5e3j, 1_0j, 0xej if False else '')
# expect stderr:
#|   File "FILE", line 39
#|     print(z.conjugate(), 1j.imag, 1j.real, 1J, 1.5e3j, 1_0j, 0xej if False else '')
#|                                                                ^
#| SyntaxError: invalid hexadecimal literal
