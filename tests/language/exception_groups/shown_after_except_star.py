try: raise ExceptionGroup('a', [ValueError(1), TypeError(2), OSError(3)])
except* ValueError as e: raise KeyError(1)
except* TypeError as e: raise
# expect stderr:
#|   | ExceptionGroup:  (2 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | Exception Group Traceback (most recent call last):
#|     |   File "FILE", line 1, in <module>
#|     |     try: raise ExceptionGroup('a', [ValueError(1), TypeError(2), OSError(3)])
#|     |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#|     | ExceptionGroup: a (1 sub-exception)
#|     +-+---------------- 1 ----------------
#|       | ValueError: 1
#|       +------------------------------------
#|     | 
#|     | During handling of the above exception, another exception occurred:
#|     | 
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 2, in <module>
#|     |     except* ValueError as e: raise KeyError(1)
#|     |                              ^^^^^^^^^^^^^^^^^
#|     | KeyError: 1
#|     +---------------- 2 ----------------
#|     | Exception Group Traceback (most recent call last):
#|     |   File "FILE", line 1, in <module>
#|     |     try: raise ExceptionGroup('a', [ValueError(1), TypeError(2), OSError(3)])
#|     |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#|     | ExceptionGroup: a (2 sub-exceptions)
#|     +-+---------------- 1 ----------------
#|       | TypeError: 2
#|       +---------------- 2 ----------------
#|       | OSError: 3
#|       +------------------------------------
