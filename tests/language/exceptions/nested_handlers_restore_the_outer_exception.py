try:
    raise ValueError('outer')
except ValueError as outer:
    try:
        raise KeyError('inner')
    except KeyError:
        pass
    try:
        raise
    except ValueError as again:
        print(again is outer)
# expect: True
