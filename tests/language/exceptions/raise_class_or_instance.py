for thing in (ValueError, ValueError('x'), KeyError('k'), KeyError('a', 'b'), Exception):
    try:
        raise thing
    except Exception as e:
        print(repr(e), str(e), e.args)
# expect: ValueError()  ()
# expect: ValueError('x') x ('x',)
# expect: KeyError('k') 'k' ('k',)
# expect: KeyError('a', 'b') ('a', 'b') ('a', 'b')
# expect: Exception()  ()
