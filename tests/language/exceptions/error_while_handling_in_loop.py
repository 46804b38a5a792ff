for x in ['1', 'a', None]:
    try:
        print(int(x))
    except ValueError as e:
        print('ValueError', e)
    except TypeError as e:
        print('TypeError', e)
# expect: 1
# expect: ValueError invalid literal for int() with base 10: 'a'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
