class Meta(type):
    def __new__(m, n, b, d, **k): print('new', n, k, sorted(x for x in d if x[:2] != '__')); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): print('init', n, k); super().__init__(n, b, d)
    @classmethod
    def __prepare__(m, n, b, **k): print('prepare', n, k); return {'pre': 1}
    def __call__(c, *a, **k): print('call', a, k); return super().__call__(*a, **k)
class A(metaclass=Meta, kw=1):
    x = 1
    def __init_subclass__(cls, **k): print('sub', cls.__name__, k)
    def __set_name__(self, o, n): print('setname')
class B(A, other=2): y = pre
print(B().x, B.pre)
class D:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name)
    def __get__(self, i, o): return 'got', i is None, o.__name__
class E: d = D(); e = D()
print(E.d, E().e)
class P:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
p = P()
try: p.c = 1
except AttributeError as e: print(e)
try: p.b
except AttributeError as e: print(e)
class F:
    z = 1
    def z2(): return z
    try: [z for _ in 'a' if z]
    except NameError as e: print(e)
    w = [i for i in range(z + 1)]
    class G:
        try: print(z)
        except NameError as e: print(e)
    fn = lambda self: __class__
print(F.w, F().fn().__name__, F.__qualname__, F.G.__qualname__, F.fn.__qualname__)
class H:
    __private = 1; __dunder__ = 2; _H__x = 3
    def m(self): return self.__private, self.__x, __y
    def n(self):
        __local = 5; return locals(), self.__undefined
print(sorted(k for k in vars(H) if 'H' in k or k == '__dunder__'))
try: H().m()
except NameError as e: print(e)
try: H().n()
except AttributeError as e: print(e)
class __Lead:
    __a = 1
print([k for k in vars(__Lead) if 'a' in k and 'L' in k])
def fun():
    class Local:
        def m(self): pass
    return Local
print(fun().__qualname__, fun().m.__qualname__, repr(fun())[:30])
print(type('Dyn', (A,), {'v': 1}, extra=5).v)
class Base:
    def __init__(self): print('Base')
class L(Base):
    def __init__(self): print('L'); super().__init__()
class R(Base):
    def __init__(self): print('R'); super().__init__()
class Di(L, R):
    def __init__(self): super().__init__(); print([c.__name__ for c in type(self).__mro__])
Di()
try:
    class Bad(L, Base, R): pass
    class Bad2(Base, L): pass
except TypeError as e: print(e)
try:
    class X(1): pass
except TypeError as e: print(e)
try:
    class X(metaclass=1): pass
except TypeError as e: print(e)
class MroE:
    def __mro_entries__(self, bases): return (Base,)
class Y(MroE()): pass
print(Y.__bases__, Y.__orig_bases__[0].__class__.__name__)
class CG:
    def __class_getitem__(cls, i): return cls.__name__, i
print(CG[1], CG[1, 2], CG[1:2])
# expect: prepare A {'kw': 1}
# expect: new A {'kw': 1} ['pre', 'x']
# expect: init A {'kw': 1}
# expect: prepare B {'other': 2}
# expect: new B {'other': 2} ['pre', 'y']
# expect: sub B {}
# expect: init B {'other': 2}
# expect: call () {}
# expect: 1 1
# expect: set_name E d
# expect: set_name E e
# expect: ('got', True, 'E') ('got', False, 'E')
# expect: 'P' object has no attribute 'c'
# expect: 'P' object has no attribute 'b'
# expect: name 'z' is not defined
# expect: name 'z' is not defined
# expect: [0, 1] F F F.G F.<lambda>
# expect: ['_H__private', '_H__x', '__dunder__']
# expect: name '_H__y' is not defined
# expect: 'H' object has no attribute '_H__undefined'
# expect: ['_Lead__a']
# expect: fun.<locals>.Local fun.<locals>.Local.m <class '__main__.fun.<locals>.
# expect: new Dyn {'extra': 5} ['v']
# expect: sub Dyn {}
# expect: init Dyn {'extra': 5}
# expect: 1
# expect: L
# expect: R
# expect: Base
# expect: ['Di', 'L', 'R', 'Base', 'object']
# expect: Cannot create a consistent method resolution
# expect: order (MRO) for bases Base, R
# expect: int() takes at most 2 arguments (3 given)
# expect: 'int' object is not callable
# expect: (<class '__main__.Base'>,) MroE
# expect: ('CG', 1) ('CG', (1, 2)) ('CG', slice(1, 2, None))
