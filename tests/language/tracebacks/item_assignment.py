t = (1, 2)
t[0] = 5
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     t[0] = 5
#|     ~^^^
#| TypeError: 'tuple' object does not support item assignment
