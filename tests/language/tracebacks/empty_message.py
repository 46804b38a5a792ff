raise ValueError
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     raise ValueError
#| ValueError
