f(a.b=1)
# expect stderr:
#|   File "FILE", line 1
#|     f(a.b=1)
#|       ^^^^
#| SyntaxError: expression cannot contain assignment, perhaps you meant "=="?
