saved = ValueError("saved")
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise saved
except ValueError as e:
    print(repr(e.__context__))  # expect: ZeroDivisionError('division by zero')
try:
    try:
        {}["key"]
    except KeyError:
        raise saved
except ValueError as e:
    print(repr(e.__context__))  # expect: KeyError('key')
try:
    raise saved
except ValueError as e:
    print(repr(e.__context__))  # expect: KeyError('key')
try:
    try:
        raise OSError("o")
    except OSError as o:
        raise saved from None
except ValueError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)  # expect: OSError('o') None True
