saved = []
try:
    try:
        raise ValueError('v')
    except ValueError as e:
        saved.append(e)
        raise
except ValueError as e:
    print(e is saved[0], e.__context__)
# expect: True None
