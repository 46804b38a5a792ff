x = 1 < 'a'
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     x = 1 < 'a'
#|         ^^^^^^^
#| TypeError: '<' not supported between instances of 'int' and 'str'
