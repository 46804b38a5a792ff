class = 5
# expect stderr:
#|   File "FILE", line 1
#|     class = 5
#|           ^
#| SyntaxError: invalid syntax
