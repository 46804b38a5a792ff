f(a=1, 2)
# expect stderr:
#|   File "FILE", line 1
#|     f(a=1, 2)
#|             ^
#| SyntaxError: positional argument follows keyword argument
