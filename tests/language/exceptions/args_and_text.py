print(str(Exception()), repr(Exception()), '.')  # expect:  Exception() .
print(str(Exception(1)), repr(Exception(1, 'a')), str(Exception(1, 'a')))  # expect: 1 Exception(1, 'a') (1, 'a')
print(str(KeyError('k')), str(KeyError()), str(KeyError(1, 2)), str(IndexError('k')))  # expect: 'k'  (1, 2) k
e = ValueError('a')
e.args = ('b', 'c')
print(e, e.args)  # expect: ('b', 'c') ('b', 'c')
e.note = 'free attribute'
print(e.note, vars(e))  # expect: free attribute {'note': 'free attribute'}
