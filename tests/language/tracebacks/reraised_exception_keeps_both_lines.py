def f():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
f()
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 6, in <module>
#|     f()
#|   File "FILE", line 3, in f
#|     1 / 0
#|     ~~^~~
#| ZeroDivisionError: division by zero
