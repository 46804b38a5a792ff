*a, *b = [1, 2]
# expect stderr:
#|   File "FILE", line 1
#|     *a, *b = [1, 2]
#|     ^^^^^^
#| SyntaxError: multiple starred expressions in assignment
