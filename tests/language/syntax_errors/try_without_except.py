try:
    pass
x = 1
# expect stderr:
#|   File "FILE", line 3
#|     x = 1
#|     ^
#| SyntaxError: expected 'except' or 'finally' block
