x = f'a}'
# expect stderr:
#|   File "FILE", line 1
#|     x = f'a}'
#|              ^
#| SyntaxError: f-string: single '}' is not allowed
