a = 1
x = (a) + ('b')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     x = (a) + ('b')
#|         ~~^~~~~~~~~
#| TypeError: unsupported operand type(s) for +: 'int' and 'str'
