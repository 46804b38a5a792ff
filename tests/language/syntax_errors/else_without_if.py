else:
    pass
# expect stderr:
#|   File "FILE", line 1
#|     else:
#|     ^^^^
#| SyntaxError: invalid syntax
