[].appendd(1)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     [].appendd(1)
#|     ^^^^^^^^^^
#| AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
