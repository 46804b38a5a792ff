try:
    raise ExceptionGroup('first', [ValueError(1), ExceptionGroup('n', [TypeError(2)])])
except Exception as e:
    raise ExceptionGroup('second', [KeyError(3)])
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 2, in <module>
#|   |     raise ExceptionGroup('first', [ValueError(1), ExceptionGroup('n', [TypeError(2)])])
#|   | ExceptionGroup: first (2 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | ValueError: 1
#|     +---------------- 2 ----------------
#|     | ExceptionGroup: n (1 sub-exception)
#|     +-+---------------- 1 ----------------
#|       | TypeError: 2
#|       +------------------------------------
#|
#| During handling of the above exception, another exception occurred:
#|
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 4, in <module>
#|   |     raise ExceptionGroup('second', [KeyError(3)])
#|   | ExceptionGroup: second (1 sub-exception)
#|   +-+---------------- 1 ----------------
#|     | KeyError: 3
#|     +------------------------------------
