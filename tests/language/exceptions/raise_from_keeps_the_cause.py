try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('outer') from e
except ValueError as e:
    print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
# expect: ZeroDivisionError('division by zero') True True
try:
    raise KeyError from None
except KeyError as e:
    print(e.__cause__, e.__suppress_context__)
# expect: None True
try:
    raise KeyError from TypeError
except KeyError as e:
    print(repr(e.__cause__))
# expect: TypeError()
