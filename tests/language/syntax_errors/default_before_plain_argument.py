def f(a=1, b): pass
# expect stderr:
#|   File "FILE", line 1
#|     def f(a=1, b): pass
#|                ^
#| SyntaxError: non-default argument follows default argument
