5 = x
# expect stderr:
#|   File "FILE", line 1
#|     5 = x
#|     ^
#| SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?
