x = f'{}'
# expect stderr:
#|   File "FILE", line 1
#|     x = f'{}'
#|              ^
#| SyntaxError: f-string: empty expression not allowed
