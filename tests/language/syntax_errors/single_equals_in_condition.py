if x = 1:
    pass
# expect stderr:
#|   File "FILE", line 1
#|     if x = 1:
#|        ^^^^^
#| SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
