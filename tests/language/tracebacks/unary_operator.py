x = 'a'
y = 1 + -x
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     y = 1 + -x
#|             ^^
#| TypeError: bad operand type for unary -: 'str'
