def show(f, *a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
EG = ExceptionGroup
e = EG('top', [ValueError(1), TypeError('t'), EG('in', [ValueError(2), KeyError('k'), EG('deep', [OSError(5)])])])
show(e.subgroup, ValueError); show(e.subgroup, (ValueError, KeyError)); show(e.subgroup, AttributeError); show(e.subgroup, lambda x: isinstance(x, OSError)); show(e.subgroup, lambda x: True); show(e.subgroup, EG); show(e.subgroup, Exception)
show(e.split, ValueError); show(e.split, OSError); show(e.split, lambda x: False); show(e.split, Exception); show(e.split, ())
print(e.subgroup(lambda x: True) is e, e.subgroup(EG) is e)
show(e.subgroup, 1); show(e.subgroup, int); show(e.subgroup, (ValueError, int)); show(e.subgroup); show(e.split, len); show(e.split, [ValueError]); show(e.subgroup, None)
def boom(x): raise RuntimeError('pred')
show(e.split, boom)
class Tr:
    def __bool__(self): raise ZeroDivisionError('bool')
show(e.split, lambda x: Tr())
show(e.derive, [ValueError(9)]); show(e.derive, []); show(e.derive, 3); show(e.derive)
class My(EG):
    def __new__(cls, msg, excs, code=0):
        obj = super().__new__(cls, msg, excs); obj.code = code; return obj
    def derive(self, excs): return My(self.message, excs, self.code)
    def __init__(self, *a): pass
m = My('my', [ValueError(1), My('sub', [TypeError(2), ValueError(3)], 7)], 42)
match, rest = m.split(ValueError)
print(match, match.code, match.exceptions, match.exceptions[1].code, rest, rest.code, rest.exceptions)
class Bad(EG):
    def derive(self, excs): return 42
show(Bad('x', [ValueError(), TypeError()]).split, ValueError)
class Bad2(EG):
    def derive(self, excs): return ValueError('no')
show(Bad2('x', [ValueError(), TypeError()]).split, ValueError)
class NoDerive(EG): pass
r = NoDerive('x', [ValueError(), TypeError()]).split(ValueError)
print([type(x).__name__ for x in r])
try:
    try: raise KeyError('ctx')
    except KeyError as k: raise EG('raised', [ValueError(1), TypeError(2)]) from k
except EG as eg:
    eg.add_note('a note')
    match, rest = eg.split(ValueError)
    print(match.__traceback__ is eg.__traceback__, match.__cause__ is eg.__cause__, match.__context__ is eg.__context__, match.__suppress_context__, match.__notes__, match.__notes__ is eg.__notes__, match.__notes__ is not rest.__notes__)
    eg.__notes__ = 5
    print(hasattr(eg.split(ValueError)[0], '__notes__'))
    eg.__notes__ = 'str'
    print(eg.split(ValueError)[0].__notes__)
eg = EG('x', [ValueError(1), TypeError(2)]); print(eg.__suppress_context__, eg.split(ValueError)[0].__suppress_context__)
# expect: ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [ValueError(2)])])
# expect: ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [ValueError(2), KeyError('k')])])
# expect: None
# expect: ExceptionGroup('top', [ExceptionGroup('in', [ExceptionGroup('deep', [OSError(5)])])])
# expect: ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('in', [ValueError(2), KeyError('k'), ExceptionGroup('deep', [OSError(5)])])])
# expect: ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('in', [ValueError(2), KeyError('k'), ExceptionGroup('deep', [OSError(5)])])])
# expect: ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('in', [ValueError(2), KeyError('k'), ExceptionGroup('deep', [OSError(5)])])])
# expect: (ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [ValueError(2)])]), ExceptionGroup('top', [TypeError('t'), ExceptionGroup('in', [KeyError('k'), ExceptionGroup('deep', [OSError(5)])])]))
# expect: (ExceptionGroup('top', [ExceptionGroup('in', [ExceptionGroup('deep', [OSError(5)])])]), ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('in', [ValueError(2), KeyError('k')])]))
# expect: (None, ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('in', [ValueError(2), KeyError('k'), ExceptionGroup('deep', [OSError(5)])])]))
# expect: (ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('in', [ValueError(2), KeyError('k'), ExceptionGroup('deep', [OSError(5)])])]), None)
# expect: (None, ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('in', [ValueError(2), KeyError('k'), ExceptionGroup('deep', [OSError(5)])])]))
# expect: True True
# expect: TypeError: expected a function, exception type or tuple of exception types
# expect: TypeError: expected a function, exception type or tuple of exception types
# expect: TypeError: expected a function, exception type or tuple of exception types
# expect: TypeError: subgroup expected 1 argument, got 0
# expect: TypeError: expected a function, exception type or tuple of exception types
# expect: TypeError: expected a function, exception type or tuple of exception types
# expect: TypeError: expected a function, exception type or tuple of exception types
# expect: RuntimeError: pred
# expect: ZeroDivisionError: bool
# expect: ExceptionGroup('top', [ValueError(9)])
# expect: ValueError: second argument (exceptions) must be a non-empty sequence
# expect: TypeError: second argument (exceptions) must be a sequence
# expect: TypeError: function takes exactly 1 argument (0 given)
# expect: my (2 sub-exceptions) 42 (ValueError(1), My('sub', [ValueError(3)])) 7 my (1 sub-exception) 42 (My('sub', [TypeError(2)]),)
# expect: TypeError: derive must return an instance of BaseExceptionGroup
# expect: TypeError: derive must return an instance of BaseExceptionGroup
# expect: ['ExceptionGroup', 'ExceptionGroup']
# expect: True True True True ['a note'] False True
# expect: False
# expect: ['s', 't', 'r']
# expect: False True
