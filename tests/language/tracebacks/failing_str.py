class Bad(Exception):
    def __str__(self): 1 / 0
raise Bad
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     raise Bad
#| Bad: <exception str() failed>
