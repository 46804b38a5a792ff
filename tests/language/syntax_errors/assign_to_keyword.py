None = 1
# expect stderr:
#|   File "FILE", line 1
#|     None = 1
#|     ^^^^
#| SyntaxError: cannot assign to None
