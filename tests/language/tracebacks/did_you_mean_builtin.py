prnt('hello')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     prnt('hello')
#|     ^^^^
#| NameError: name 'prnt' is not defined. Did you mean: 'print'?
