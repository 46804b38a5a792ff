def show(f, *a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
EG, BEG = ExceptionGroup, BaseExceptionGroup
show(EG); show(EG, 1); show(EG, 'a'); show(EG, 'a', 1); show(EG, 'a', []); show(EG, 'a', [1]); show(EG, 'a', [ValueError(1), 2]); show(EG, 'a', [ValueError]); show(EG, 'a', [KeyboardInterrupt()]); show(EG, 1, [ValueError()]); show(EG, 'a', [ValueError()], 3); show(EG, 'a', {ValueError()}); show(EG, b'a', [ValueError()])
show(BEG, 'a', [ValueError(1)]); show(BEG, 'a', [KeyboardInterrupt()]); show(lambda: type(BEG('a', [ValueError()])).__name__); show(lambda: type(BEG('a', [SystemExit()])).__name__)
show(lambda: EG(message='a', exceptions=[ValueError()])); show(lambda: EG('a', [ValueError()], x=1))
class MyEG(EG): pass
class MyBEG(BEG): pass
show(MyEG, 'a', [KeyboardInterrupt()]); show(MyBEG, 'a', [KeyboardInterrupt()]); show(lambda: type(MyBEG('a', [ValueError()])).__name__)
e = EG('msg', [ValueError(1), EG('in', [TypeError(2), KeyError(3)])])
print(e, str(e), repr(e), e.message, e.exceptions, e.args, type(e.exceptions))
print(EG('one', [ValueError()]), EG('', [ValueError()]*3))
def setm(): e.message = 3
show(setm)
def setx(): e.exceptions = ()
show(setx)
def delm(): del e.message
show(delm)
print(EG.__mro__, EG.__bases__, BEG.__bases__, MyEG.__mro__)
print(issubclass(EG, Exception), issubclass(BEG, Exception), isinstance(e, Exception), EG.__module__, BEG.__name__)
l = [ValueError(1)]
g = EG('x', l); l.append(2); print(g.exceptions, g.args)
e.foo = 5; print(e.foo)
g.args = (1, 2, 3); print(g, repr(g), g.args)
# expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
# expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# expect: TypeError: second argument (exceptions) must be a sequence
# expect: ValueError: second argument (exceptions) must be a non-empty sequence
# expect: ValueError: Item 0 of second argument (exceptions) is not an exception
# expect: ValueError: Item 1 of second argument (exceptions) is not an exception
# expect: ValueError: Item 0 of second argument (exceptions) is not an exception
# expect: TypeError: Cannot nest BaseExceptions in an ExceptionGroup
# expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int
# expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)
# expect: TypeError: second argument (exceptions) must be a sequence
# expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not bytes
# expect: ExceptionGroup('a', [ValueError(1)])
# expect: BaseExceptionGroup('a', [KeyboardInterrupt()])
# expect: 'ExceptionGroup'
# expect: 'BaseExceptionGroup'
# expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
# expect: TypeError: ExceptionGroup() takes no keyword arguments
# expect: TypeError: Cannot nest BaseExceptions in 'MyEG'
# expect: MyBEG('a', [KeyboardInterrupt()])
# expect: 'MyBEG'
# expect: msg (2 sub-exceptions) msg (2 sub-exceptions) ExceptionGroup('msg', [ValueError(1), ExceptionGroup('in', [TypeError(2), KeyError(3)])]) msg (ValueError(1), ExceptionGroup('in', [TypeError(2), KeyError(3)])) ('msg', [ValueError(1), ExceptionGroup('in', [TypeError(2), KeyError(3)])]) <class 'tuple'>
# expect: one (1 sub-exception)  (3 sub-exceptions)
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: (<class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) (<class 'BaseExceptionGroup'>, <class 'Exception'>) (<class 'BaseException'>,) (<class '__main__.MyEG'>, <class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
# expect: True False True builtins BaseExceptionGroup
# expect: (ValueError(1),) ('x', [ValueError(1), 2])
# expect: 5
# expect: x (1 sub-exception) ExceptionGroup(1, 2, 3) (1, 2, 3)
