x := 5
# expect stderr:
#|   File "FILE", line 1
#|     x := 5
#|       ^^
#| SyntaxError: invalid syntax
