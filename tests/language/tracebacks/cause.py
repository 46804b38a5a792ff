def convert(text):
    try:
        return int(text)
    except ValueError as e:
        raise RuntimeError('bad input') from e
convert('x1')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in convert
#|     return int(text)
#|            ^^^^^^^^^
#| ValueError: invalid literal for int() with base 10: 'x1'
#|
#| The above exception was the direct cause of the following exception:
#|
#| Traceback (most recent call last):
#|   File "FILE", line 6, in <module>
#|     convert('x1')
#|   File "FILE", line 5, in convert
#|     raise RuntimeError('bad input') from e
#| RuntimeError: bad input
