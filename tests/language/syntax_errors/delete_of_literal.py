del 5
# expect stderr:
#|   File "FILE", line 1
#|     del 5
#|         ^
#| SyntaxError: cannot delete literal
