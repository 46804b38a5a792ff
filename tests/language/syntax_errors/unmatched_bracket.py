x = 1)
# expect stderr:
#|   File "FILE", line 1
#|     x = 1)
#|          ^
#| SyntaxError: unmatched ')'
