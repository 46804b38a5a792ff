a + b = 1
# expect stderr:
#|   File "FILE", line 1
#|     a + b = 1
#|     ^^^^^
#| SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?
