print(issubclass(KeyError, LookupError), issubclass(IndexError, LookupError), issubclass(ZeroDivisionError, ArithmeticError))
# expect: True True True
print(issubclass(RecursionError, RuntimeError), issubclass(FileNotFoundError, OSError), issubclass(UnboundLocalError, NameError))
# expect: True True True
print(issubclass(KeyboardInterrupt, Exception), issubclass(SystemExit, BaseException), IOError is OSError)
# expect: False True True
print([c.__name__ for c in UnicodeDecodeError.__mro__])
# expect: ['UnicodeDecodeError', 'UnicodeError', 'ValueError', 'Exception', 'BaseException', 'object']
