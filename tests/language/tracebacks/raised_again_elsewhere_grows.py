def make():
    1 / 0
saved = None
try:
    make()
except ZeroDivisionError as e:
    saved = e
def again():
    raise saved
again()
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 10, in <module>
#|     again()
#|   File "FILE", line 9, in again
#|     raise saved
#|   File "FILE", line 5, in <module>
#|     make()
#|   File "FILE", line 2, in make
#|     1 / 0
#|     ~~^~~
#| ZeroDivisionError: division by zero
