a = 1
b = None
x = 5 * (a + b) - 1
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     x = 5 * (a + b) - 1
#|              ~~^~~
#| TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'
