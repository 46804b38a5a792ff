x = (1 +
     'a')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     x = (1 +
#|          ^^^
#| TypeError: unsupported operand type(s) for +: 'int' and 'str'
