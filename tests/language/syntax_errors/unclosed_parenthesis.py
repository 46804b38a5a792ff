x = (1 +
y = 2
# expect stderr:
#|   File "FILE", line 1
#|     x = (1 +
#|         ^
#| SyntaxError: '(' was never closed
