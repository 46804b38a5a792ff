values = [1, 2, 3]
a, b = values
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     a, b = values
#|     ^^^^
#| ValueError: too many values to unpack (expected 2)
