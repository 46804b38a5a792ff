x = 1
y = x // 0 + 3
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     y = x // 0 + 3
#|         ~~^^~~
#| ZeroDivisionError: integer division or modulo by zero
