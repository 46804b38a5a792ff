EG = ExceptionGroup
import sys
def t(fn):
    try: fn()
    except BaseException as e:
        print(type(e).__name__, e, '| ctx', repr(e.__context__), '| cause', repr(e.__cause__))
        if isinstance(e, BaseExceptionGroup):
            for x in e.exceptions: print('   ', repr(x), '| ctx', repr(x.__context__), '| cause', repr(x.__cause__))
def a():
    try: raise EG('a', [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError('new')
t(a)
def a():
    try: raise EG('a', [ValueError(1), TypeError(2)])
    except* ValueError: raise
t(a)
def a():
    try: raise EG('a', [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError: raise
    except* TypeError: raise
t(a)
def a():
    try: raise EG('a', [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as e: raise e
    except* TypeError: raise KeyError('n')
t(a)
def a():
    try: raise EG('a', [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as e: raise KeyError(1) from e
    except* TypeError as e: raise KeyError(2) from None
    except* OSError: 1/0
t(a)
def a():
    try: raise ValueError(1)
    except* ValueError as e: raise KeyError('x')
t(a)
def a():
    try: raise ValueError(1)
    except* ValueError as e: raise
t(a)
def a():
    try: raise ValueError(1)
    except* ValueError as e: raise e.exceptions[0]
t(a)
def a():
    try: raise ValueError(1)
    except* TypeError: pass
t(a)
def a():
    try: raise ValueError(1)
    except* EG: pass
t(a)
def a():
    try: raise ValueError(1)
    except* (ValueError, EG): pass
t(a)
def a():
    try: raise ValueError(1)
    except* int: pass
t(a)
def a():
    try: raise ValueError(1)
    except* 5: pass
t(a)
def a():
    try: raise ValueError(1)
    except* (): pass
t(a)
def a():
    try: raise EG('x', [ValueError(1)])
    except* 1/0: pass
t(a)
def a():
    try: raise EG('outer', [EG('mid', [ValueError(1), TypeError(2)]), KeyError(3)])
    except* TypeError as e:
        print('handled', repr(e), repr(sys.exc_info()[1]))
    print(sys.exc_info())
t(a)
def a():
    for i in range(3):
        try:
            if i == 1: raise EG('i', [ValueError(i)])
        except* ValueError as e: print('loop', e)
        else: print('else', i)
        finally: print('fin', i)
    try: e
    except NameError as n: print(n)
t(a)
def a():
    try:
        try: raise EG('x', [ValueError(1), TypeError(2)])
        except* ValueError as e:
            try: raise EG('inner', [KeyError(1), OSError(2)])
            except* KeyError as e2: print('in', e2)
    except EG as e: print('got', repr(e), repr(e.__context__))
t(a)
# expect: ExceptionGroup  (2 sub-exceptions) | ctx None | cause None
# expect:     KeyError('new') | ctx ExceptionGroup('a', [ValueError(1)]) | cause None
# expect:     ExceptionGroup('a', [TypeError(2)]) | ctx None | cause None
# expect: ExceptionGroup a (2 sub-exceptions) | ctx None | cause None
# expect:     ValueError(1) | ctx None | cause None
# expect:     TypeError(2) | ctx None | cause None
# expect: ExceptionGroup a (3 sub-exceptions) | ctx None | cause None
# expect:     ValueError(1) | ctx None | cause None
# expect:     TypeError(2) | ctx None | cause None
# expect:     OSError(3) | ctx None | cause None
# expect: ExceptionGroup  (3 sub-exceptions) | ctx None | cause None
# expect:     ExceptionGroup('a', [ValueError(1)]) | ctx None | cause None
# expect:     KeyError('n') | ctx ExceptionGroup('a', [TypeError(2)]) | cause None
# expect:     ExceptionGroup('a', [OSError(3)]) | ctx None | cause None
# expect: ExceptionGroup  (3 sub-exceptions) | ctx None | cause None
# expect:     KeyError(1) | ctx ExceptionGroup('a', [ValueError(1)]) | cause ExceptionGroup('a', [ValueError(1)])
# expect:     KeyError(2) | ctx ExceptionGroup('a', [TypeError(2)]) | cause None
# expect:     ZeroDivisionError('division by zero') | ctx ExceptionGroup('a', [OSError(3)]) | cause None
# expect: KeyError 'x' | ctx ExceptionGroup('', (ValueError(1),)) | cause None
# expect: ExceptionGroup  (1 sub-exception) | ctx None | cause None
# expect:     ValueError(1) | ctx None | cause None
# expect: ValueError 1 | ctx ExceptionGroup('', (ValueError(1),)) | cause None
# expect: ValueError 1 | ctx None | cause None
# expect: TypeError catching ExceptionGroup with except* is not allowed. Use except instead. | ctx ValueError(1) | cause None
# expect: TypeError catching ExceptionGroup with except* is not allowed. Use except instead. | ctx ValueError(1) | cause None
# expect: TypeError catching classes that do not inherit from BaseException is not allowed | ctx ValueError(1) | cause None
# expect: TypeError catching classes that do not inherit from BaseException is not allowed | ctx ValueError(1) | cause None
# expect: ValueError 1 | ctx None | cause None
# expect: ZeroDivisionError division by zero | ctx ExceptionGroup('x', [ValueError(1)]) | cause None
# expect: handled ExceptionGroup('outer', [ExceptionGroup('mid', [TypeError(2)])]) ExceptionGroup('outer', [ExceptionGroup('mid', [TypeError(2)])])
# expect: ExceptionGroup outer (2 sub-exceptions) | ctx None | cause None
# expect:     ExceptionGroup('mid', [ValueError(1)]) | ctx None | cause None
# expect:     KeyError(3) | ctx None | cause None
# expect: else 0
# expect: fin 0
# expect: loop i (1 sub-exception)
# expect: fin 1
# expect: else 2
# expect: fin 2
# expect: cannot access local variable 'e' where it is not associated with a value
# expect: in inner (1 sub-exception)
# expect: got ExceptionGroup('', [ExceptionGroup('inner', [OSError(2)]), ExceptionGroup('x', [TypeError(2)])]) None
