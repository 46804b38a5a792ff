class A:
    x = 1
    y = x + 'a'
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     class A:
#|   File "FILE", line 3, in A
#|     y = x + 'a'
#|         ~~^~~~~
#| TypeError: unsupported operand type(s) for +: 'int' and 'str'
