if True:
	x = 1 / 0
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     x = 1 / 0
#|         ~~^~~
#| ZeroDivisionError: division by zero
