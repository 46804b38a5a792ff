return 5
# expect stderr:
#|   File "FILE", line 1
#|     return 5
#|     ^^^^^^^^
#| SyntaxError: 'return' outside function
