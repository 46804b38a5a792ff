a = None
x = 1 if a + 1 else 2
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     x = 1 if a + 1 else 2
#|              ~~^~~
#| TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
