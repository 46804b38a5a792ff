def nested():
    try:
        try: raise ValueError(1)
        except ValueError as e: raise ExceptionGroup('inner', [TypeError(2), OSError(3)]) from e
    except ExceptionGroup as eg: return eg
try: raise RuntimeError('ctx')
except RuntimeError:
    raise ExceptionGroup('outer', [nested(), nested(), ValueError('last')])
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 6, in <module>
#|     try: raise RuntimeError('ctx')
#|          ^^^^^^^^^^^^^^^^^^^^^^^^^
#| RuntimeError: ctx
#|
#| During handling of the above exception, another exception occurred:
#|
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 8, in <module>
#|   |     raise ExceptionGroup('outer', [nested(), nested(), ValueError('last')])
#|   | ExceptionGroup: outer (3 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 3, in nested
#|     |     try: raise ValueError(1)
#|     |          ^^^^^^^^^^^^^^^^^^^
#|     | ValueError: 1
#|     | 
#|     | The above exception was the direct cause of the following exception:
#|     | 
#|     | Exception Group Traceback (most recent call last):
#|     |   File "FILE", line 4, in nested
#|     |     except ValueError as e: raise ExceptionGroup('inner', [TypeError(2), OSError(3)]) from e
#|     |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#|     | ExceptionGroup: inner (2 sub-exceptions)
#|     +-+---------------- 1 ----------------
#|       | TypeError: 2
#|       +---------------- 2 ----------------
#|       | OSError: 3
#|       +------------------------------------
#|     +---------------- 2 ----------------
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 3, in nested
#|     |     try: raise ValueError(1)
#|     |          ^^^^^^^^^^^^^^^^^^^
#|     | ValueError: 1
#|     | 
#|     | The above exception was the direct cause of the following exception:
#|     | 
#|     | Exception Group Traceback (most recent call last):
#|     |   File "FILE", line 4, in nested
#|     |     except ValueError as e: raise ExceptionGroup('inner', [TypeError(2), OSError(3)]) from e
#|     |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#|     | ExceptionGroup: inner (2 sub-exceptions)
#|     +-+---------------- 1 ----------------
#|       | TypeError: 2
#|       +---------------- 2 ----------------
#|       | OSError: 3
#|       +------------------------------------
#|     +---------------- 3 ----------------
#|     | ValueError: last
#|     +------------------------------------
