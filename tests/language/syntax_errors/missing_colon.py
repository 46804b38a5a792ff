if True
    pass
# expect stderr:
#|   File "FILE", line 1
#|     if True
#|            ^
#| SyntaxError: expected ':'
