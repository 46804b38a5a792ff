*a = [1]
# expect stderr:
#|   File "FILE", line 1
#|     *a = [1]
#|     ^^
#| SyntaxError: starred assignment target must be in a list or tuple
