f(a=1, a=2)
# expect stderr:
#|   File "FILE", line 1
#|     f(a=1, a=2)
#|            ^^^
#| SyntaxError: keyword argument repeated: a
