def f():
x = 1
# expect stderr:
#|   File "FILE", line 2
#|     x = 1
#|     ^
#| IndentationError: expected an indented block after function definition on line 1
