def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
def args(a, b, /, c, d=4, *e, f, g=7, **h): return a, b, c, d, e, f, g, h
t(args); t(args, 1); t(args, 1, 2); t(args, 1, 2, 3); t(lambda: args(1, 2, 3, f=6)); t(lambda: args(1, 2, c=3, f=6)); t(lambda: args(1, b=2, c=3, f=6)); t(lambda: args(1, 2, 3, 4, 5, f=6, g=8, i=9, a=1)); t(lambda: args(1, 2, 3, c=3, f=6)); t(lambda: args(*[1, 2], **{'c': 3, 'f': 6})); t(lambda: args(1, 2, 3, f=6, **{'f': 7})); t(lambda: args(1, 2, 3, **{1: 2})); t(lambda: args(*1)); t(lambda: args(**1)); t(lambda: args(1, 2, 3, *None)); t(lambda: args(1, 2, 3, **None))
def no(): pass
t(no, 1); t(no, 1, 2); t(lambda: no(a=1)); t(lambda: no(1, a=1))
def one(a): pass
t(one); t(one, 1, 2); t(lambda: one(b=1)); t(lambda: one(1, a=2)); t(lambda: one(1, b=2, c=3))
def two(a, b=2): pass
t(two); t(two, 1, 2, 3)
def kwo(*, a, b): pass
t(kwo); t(kwo, 1); t(lambda: kwo(a=1)); t(lambda: kwo(1, a=1, b=2)); t(lambda: kwo(a=1, b=2, c=3)); t(lambda: kwo(1, 2, c=3))
def three(a, b, c): pass
t(three); t(three, 1); t(lambda: three(c=1)); t(lambda: three(b=1))
def po(a, b, /): pass
t(lambda: po(a=1, b=2)); t(lambda: po(1, b=2)); t(lambda: po(1, 2, a=1))
class K:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __init__(self, x=1): pass
    def __call__(self, y): pass
t(K().m); t(K().m, 1, 2); t(K.m); t(K.c); t(K.s); t(K, 1, 2); t(K()); t(lambda: K(z=1)); t(lambda: K().m(b=1)); t((lambda x: x)); t(lambda: (lambda x: x)())
t(lambda: (lambda x: x)(None)()); t(lambda: int()()); t(lambda: str()(1)); t(lambda: list()(1)); t(lambda: K().nope()); t(lambda: len()); t(lambda: len(1, 2)); t(lambda: len(x=1)); t(lambda: [].append()); t(lambda: [].append(1, 2)); t(lambda: {}.get()); t(lambda: 'a'.join()); t(lambda: print(foo=1)); t(lambda: int('a', bse=3)); t(lambda: isinstance(1)); t(lambda: sorted()); t(lambda: sorted([1], 2)); t(lambda: max()); t(lambda: max([])); t(lambda: range()); t(lambda: dict(1)); t(lambda: dict([1])); t(lambda: dict([(1, 2, 3)])); t(lambda: list(1)); t(lambda: tuple(1, 2)); t(lambda: set(1)); t(lambda: str(1, 2, 3, 4)); t(lambda: type()); t(lambda: type(1, 2)); t(lambda: super()); t(lambda: zip(1)); t(lambda: map()); t(lambda: map(1)); t(lambda: enumerate()); t(lambda: open_())
# expect: TypeError args() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: TypeError args() missing 2 required positional arguments: 'b' and 'c'
# expect: TypeError args() missing 1 required positional argument: 'c'
# expect: TypeError args() missing 1 required keyword-only argument: 'f'
# expect: (1, 2, 3, 4, (), 6, 7, {})
# expect: (1, 2, 3, 4, (), 6, 7, {})
# expect: TypeError args() missing 1 required positional argument: 'b'
# expect: (1, 2, 3, 4, (5,), 6, 8, {'i': 9, 'a': 1})
# expect: TypeError args() got multiple values for argument 'c'
# expect: (1, 2, 3, 4, (), 6, 7, {})
# expect: TypeError __main__.args() got multiple values for keyword argument 'f'
# expect: TypeError keywords must be strings
# expect: TypeError __main__.args() argument after * must be an iterable, not int
# expect: TypeError __main__.args() argument after ** must be a mapping, not int
# expect: TypeError Value after * must be an iterable, not NoneType
# expect: TypeError __main__.args() argument after ** must be a mapping, not NoneType
# expect: TypeError no() takes 0 positional arguments but 1 was given
# expect: TypeError no() takes 0 positional arguments but 2 were given
# expect: TypeError no() got an unexpected keyword argument 'a'
# expect: TypeError no() got an unexpected keyword argument 'a'
# expect: TypeError one() missing 1 required positional argument: 'a'
# expect: TypeError one() takes 1 positional argument but 2 were given
# expect: TypeError one() got an unexpected keyword argument 'b'
# expect: TypeError one() got multiple values for argument 'a'
# expect: TypeError one() got an unexpected keyword argument 'b'
# expect: TypeError two() missing 1 required positional argument: 'a'
# expect: TypeError two() takes from 1 to 2 positional arguments but 3 were given
# expect: TypeError kwo() missing 2 required keyword-only arguments: 'a' and 'b'
# expect: TypeError kwo() takes 0 positional arguments but 1 was given
# expect: TypeError kwo() missing 1 required keyword-only argument: 'b'
# expect: TypeError kwo() takes 0 positional arguments but 1 positional argument (and 2 keyword-only arguments) were given
# expect: TypeError kwo() got an unexpected keyword argument 'c'
# expect: TypeError kwo() got an unexpected keyword argument 'c'
# expect: TypeError three() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: TypeError three() missing 2 required positional arguments: 'b' and 'c'
# expect: TypeError three() missing 2 required positional arguments: 'a' and 'b'
# expect: TypeError three() missing 2 required positional arguments: 'a' and 'c'
# expect: TypeError po() got some positional-only arguments passed as keyword arguments: 'a, b'
# expect: TypeError po() got some positional-only arguments passed as keyword arguments: 'b'
# expect: TypeError po() got some positional-only arguments passed as keyword arguments: 'a'
# expect: TypeError K.m() missing 1 required positional argument: 'a'
# expect: TypeError K.m() takes 2 positional arguments but 3 were given
# expect: TypeError K.m() missing 2 required positional arguments: 'self' and 'a'
# expect: TypeError K.c() missing 1 required positional argument: 'a'
# expect: TypeError K.s() missing 1 required positional argument: 'a'
# expect: TypeError K.__init__() takes from 1 to 2 positional arguments but 3 were given
# expect: TypeError K.__call__() missing 1 required positional argument: 'y'
# expect: TypeError K.__init__() got an unexpected keyword argument 'z'
# expect: TypeError K.m() got an unexpected keyword argument 'b'
# expect: TypeError <lambda>() missing 1 required positional argument: 'x'
# expect: TypeError <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'x'
# expect: TypeError 'NoneType' object is not callable
# expect: TypeError 'int' object is not callable
# expect: TypeError 'str' object is not callable
# expect: TypeError 'list' object is not callable
# expect: AttributeError 'K' object has no attribute 'nope'
# expect: TypeError len() takes exactly one argument (0 given)
# expect: TypeError len() takes exactly one argument (2 given)
# expect: TypeError len() takes no keyword arguments
# expect: TypeError list.append() takes exactly one argument (0 given)
# expect: TypeError list.append() takes exactly one argument (2 given)
# expect: TypeError get expected at least 1 argument, got 0
# expect: TypeError str.join() takes exactly one argument (0 given)
# expect: TypeError 'foo' is an invalid keyword argument for print()
# expect: TypeError 'bse' is an invalid keyword argument for int()
# expect: TypeError isinstance expected 2 arguments, got 1
# expect: TypeError sorted expected 1 argument, got 0
# expect: TypeError sorted expected 1 argument, got 2
# expect: TypeError max expected at least 1 argument, got 0
# expect: ValueError max() arg is an empty sequence
# expect: TypeError range expected at least 1 argument, got 0
# expect: TypeError 'int' object is not iterable
# expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError 'int' object is not iterable
# expect: TypeError tuple expected at most 1 argument, got 2
# expect: TypeError 'int' object is not iterable
# expect: TypeError str() takes at most 3 arguments (4 given)
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError type() takes 1 or 3 arguments
# expect: RuntimeError super(): no arguments
# expect: TypeError 'int' object is not iterable
# expect: TypeError map() must have at least two arguments.
# expect: TypeError map() must have at least two arguments.
# expect: TypeError enumerate() missing required argument 'iterable'
# expect: NameError name 'open_' is not defined
