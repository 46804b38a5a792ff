x = {'a': 1, 'b'}
# expect stderr:
#|   File "FILE", line 1
#|     x = {'a': 1, 'b'}
#|                    ^
#| SyntaxError: ':' expected after dictionary key
