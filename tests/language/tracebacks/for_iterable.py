for x in 5:
    pass
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     for x in 5:
#| TypeError: 'int' object is not iterable
