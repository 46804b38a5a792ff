def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
show(lambda: AttributeError('m', name='n', obj=3).name); show(lambda: NameError('m', name='n').name); show(lambda: ImportError('m', name='n', path='p').path); show(lambda: ImportError('m', foo=1)); show(lambda: NameError(foo=1)); show(lambda: ValueError(x=1)); show(lambda: OSError(1, 'a', 'f').filename); show(lambda: OSError(2, 'x').__class__.__name__); show(lambda: OSError(1).errno); show(lambda: str(OSError(1, 'a', 'f', None, 'g'))); show(lambda: UnicodeDecodeError('a', b'b', 0, 1, 'r')); show(lambda: UnicodeDecodeError(1)); show(lambda: UnicodeEncodeError('a', 'b', 0, 1, 'r').object); show(lambda: UnicodeDecodeError('a', 'b', 0, 1, 'r')); show(lambda: SyntaxError('m', ('f', 1, 2, 't')).text); show(lambda: SyntaxError('m', ('f', 1, 2, 't', 3)).text); show(lambda: SyntaxError('m', (1,))); show(lambda: StopIteration(1, 2).value); show(lambda: SystemExit(1, 2).code); show(lambda: KeyError('a').args); show(lambda: str(KeyError('a', 'b'))); show(lambda: ValueError(1, 'a')); show(lambda: ValueError().__reduce__()); show(lambda: OSError(2, 'a').__reduce__()); show(lambda: ValueError(1).__setstate__({'a': 2}))
e = ValueError(1)
try: e.__setstate__({'q': 5}); print(e.q, e.__dict__, e.with_traceback(None) is e)
except AttributeError as a: print(a)
show(e.with_traceback, 1); show(lambda: setattr(e, "__cause__", 1)); show(lambda: setattr(e, '__context__', 1)); show(lambda: setattr(e, '__traceback__', 1)); show(lambda: delattr(e, '__cause__')); show(lambda: delattr(e, 'args')); show(lambda: setattr(e, 'args', 1)); show(lambda: setattr(e, '__suppress_context__', 1)); e.args = [1, 2]; print(e.args, e)
class E(Exception):
    def __init__(self, a, b): self.a = a
show(lambda: E(1, 2).args); show(lambda: E(1)); show(lambda: repr(E(1, 2)))
class E2(Exception):
    def __new__(cls, *a, **k): return super().__new__(cls, *a)
    def __init__(self, *a, k=None): super().__init__(*a[:1])
show(lambda: E2(1, 2, k=3).args)
class E3(KeyError, AttributeError): pass
show(lambda: E3('x')); show(lambda: str(E3('x')))
class E4(OSError, ValueError): pass
show(lambda: E4(2, 'm')); show(lambda: E4(2, 'm').errno)
try:
    class E5(OSError, SyntaxError): pass
except TypeError as t: print(t)
class EG2(ExceptionGroup, ValueError): pass
show(lambda: EG2('a', [ValueError()])); print(EG2.__mro__)
show(lambda: ExceptionGroup('a', [ValueError(1)]).__reduce__())
# expect: 'n'
# expect: 'n'
# expect: 'p'
# expect: TypeError: 'foo' is an invalid keyword argument for ImportError()
# expect: TypeError: 'foo' is an invalid keyword argument for NameError()
# expect: TypeError: ValueError() takes no keyword arguments
# expect: 'f'
# expect: 'FileNotFoundError'
# expect: None
# expect: "[Errno 1] a: 'f' -> 'g'"
# expect: UnicodeDecodeError('a', b'b', 0, 1, 'r')
# expect: TypeError: function takes exactly 5 arguments (1 given)
# expect: 'b'
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: 't'
# expect: TypeError: end_offset must be provided when end_lineno is provided
# expect: TypeError: function takes at least 4 arguments (1 given)
# expect: 1
# expect: (1, 2)
# expect: ('a',)
# expect: "('a', 'b')"
# expect: ValueError(1, 'a')
# expect: (<class 'ValueError'>, ())
# expect: (<class 'FileNotFoundError'>, (2, 'a'))
# expect: None
# expect: 5 {'q': 5} True
# expect: TypeError: __traceback__ must be a traceback or None
# expect: TypeError: exception cause must be None or derive from BaseException
# expect: TypeError: exception context must be None or derive from BaseException
# expect: TypeError: __traceback__ must be a traceback or None
# expect: TypeError: __cause__ may not be deleted
# expect: TypeError: args may not be deleted
# expect: TypeError: 'int' object is not iterable
# expect: TypeError: attribute value type must be bool
# expect: (1, 2) (1, 2)
# expect: (1, 2)
# expect: TypeError: E.__init__() missing 1 required positional argument: 'b'
# expect: 'E(1, 2)'
# expect: (1,)
# expect: E3('x')
# expect: "'x'"
# expect: E4(2, 'm')
# expect: 2
# expect: multiple bases have instance lay-out conflict
# expect: EG2('a', [ValueError()])
# expect: (<class '__main__.EG2'>, <class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
# expect: (<class 'ExceptionGroup'>, ('a', [ValueError(1)]))
