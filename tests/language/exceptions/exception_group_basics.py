e = ExceptionGroup('many', [ValueError(1), KeyError(2)])
print(e.message, e.exceptions, e)  # expect: many (ValueError(1), KeyError(2)) many (2 sub-exceptions)
