x = 1
x += 'a'
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     x += 'a'
#| TypeError: unsupported operand type(s) for +=: 'int' and 'str'
