x = ValueError(1)
x.__cause__ = x
raise ExceptionGroup('s', [x, x])
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 3, in <module>
#|   |     raise ExceptionGroup('s', [x, x])
#|   | ExceptionGroup: s (2 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | ValueError: 1
#|     +---------------- 2 ----------------
#|     | ValueError: 1
#|     +------------------------------------
