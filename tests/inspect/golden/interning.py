name = 'hello'
same = 'hello'
built = ''.join(['hel', 'lo'])
letter = built[0]
