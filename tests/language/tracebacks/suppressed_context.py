try:
    1 / 0
except ZeroDivisionError:
    raise KeyError('k') from None
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 4, in <module>
#|     raise KeyError('k') from None
#| KeyError: 'k'
