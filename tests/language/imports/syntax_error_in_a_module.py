import _syntax
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     import _syntax
#|   File "DIR/_syntax.py", line 2
#|     def f(:
#|           ^
#| SyntaxError: invalid syntax
