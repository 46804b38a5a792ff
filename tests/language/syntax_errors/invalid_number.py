x = 12abc
# expect stderr:
#|   File "FILE", line 1
#|     x = 12abc
#|          ^
#| SyntaxError: invalid decimal literal
