def check(x):
    assert x > 0, f'{x} is not positive'
check(-1)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     check(-1)
#|   File "FILE", line 2, in check
#|     assert x > 0, f'{x} is not positive'
#|            ^^^^^
#| AssertionError: -1 is not positive
