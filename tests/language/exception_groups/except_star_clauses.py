def f(exc, *handlers):
    log = []
    try:
        try:
            raise exc
        except* ValueError as e: log.append(('V', repr(e)))
        except* (TypeError, KeyError) as e: log.append(('TK', repr(e)))
        except* OSError: log.append('O')
        else: log.append('else')
        finally: log.append('finally')
    except BaseException as e: log.append(('out', repr(e)))
    return log
EG = ExceptionGroup
for exc in [ValueError(1), TypeError(2), EG('a', [ValueError(1)]), EG('a', [ValueError(1), TypeError(2), OSError(3)]), EG('a', [ValueError(1), RuntimeError(4)]), RuntimeError(5), EG('a', [EG('b', [KeyError(1), RuntimeError(2)]), ValueError(3)]), KeyboardInterrupt(), BaseExceptionGroup('k', [KeyboardInterrupt(), ValueError(1)])]:
    print(f(exc))
    # expect: [('V', "ExceptionGroup('', (ValueError(1),))"), 'finally']
    # expect: [('TK', "ExceptionGroup('', (TypeError(2),))"), 'finally']
    # expect: [('V', "ExceptionGroup('a', [ValueError(1)])"), 'finally']
    # expect: [('V', "ExceptionGroup('a', [ValueError(1)])"), ('TK', "ExceptionGroup('a', [TypeError(2)])"), 'O', 'finally']
    # expect: [('V', "ExceptionGroup('a', [ValueError(1)])"), 'finally', ('out', "ExceptionGroup('a', [RuntimeError(4)])")]
    # expect: ['finally', ('out', 'RuntimeError(5)')]
    # expect: [('V', "ExceptionGroup('a', [ValueError(3)])"), ('TK', "ExceptionGroup('a', [ExceptionGroup('b', [KeyError(1)])])"), 'finally', ('out', "ExceptionGroup('a', [ExceptionGroup('b', [RuntimeError(2)])])")]
    # expect: ['finally', ('out', 'KeyboardInterrupt()')]
    # expect: [('V', "ExceptionGroup('k', [ValueError(1)])"), 'finally', ('out', "BaseExceptionGroup('k', [KeyboardInterrupt()])")]
try: pass
except* ValueError: print('no')
else: print('else')  # expect: else
finally: print('fin')  # expect: fin
