class MyError(Exception): pass
raise MyError('mine', 5)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     raise MyError('mine', 5)
#| MyError: ('mine', 5)
