print('never printed')
x = = 1
# expect stderr:
#|   File "FILE", line 2
#|     x = = 1
#|         ^
#| SyntaxError: invalid syntax
