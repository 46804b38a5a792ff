def attempt(f):
    try:
        f()
    except (KeyError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
attempt(lambda: {}['k'])  # expect: KeyError 'k'
attempt(lambda: {}.pop('k'))  # expect: KeyError 'k'
attempt(lambda: {}.popitem())  # expect: KeyError 'popitem(): dictionary is empty'
attempt(lambda: {[]: 1})  # expect: TypeError unhashable type: 'list'
attempt(lambda: dict([1]))  # expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
attempt(lambda: dict([(1, 2, 3)]))
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
attempt(lambda: dict(5))  # expect: TypeError 'int' object is not iterable
attempt(lambda: {}.update(5))  # expect: TypeError 'int' object is not iterable
attempt(lambda: {1: 2}[(1, 2)])  # expect: KeyError (1, 2)
