try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('two') from e
except ValueError:
    raise TypeError('three')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     1 / 0
#|     ~~^~~
#| ZeroDivisionError: division by zero
#|
#| The above exception was the direct cause of the following exception:
#|
#| Traceback (most recent call last):
#|   File "FILE", line 5, in <module>
#|     raise ValueError('two') from e
#| ValueError: two
#|
#| During handling of the above exception, another exception occurred:
#|
#| Traceback (most recent call last):
#|   File "FILE", line 7, in <module>
#|     raise TypeError('three')
#| TypeError: three
