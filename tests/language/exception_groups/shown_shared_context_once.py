shared = ValueError('shared')
try:
    try: raise shared
    except ValueError: raise KeyError('k')
except KeyError as e: k = e
try:
    try: raise shared
    except ValueError: raise KeyError('k2')
except KeyError as e: k2 = e
raise ExceptionGroup('g', [k, k2, shared])
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 10, in <module>
#|   |     raise ExceptionGroup('g', [k, k2, shared])
#|   | ExceptionGroup: g (3 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 7, in <module>
#|     |     try: raise shared
#|     |          ^^^^^^^^^^^^
#|     |   File "FILE", line 3, in <module>
#|     |     try: raise shared
#|     |          ^^^^^^^^^^^^
#|     | ValueError: shared
#|     | 
#|     | During handling of the above exception, another exception occurred:
#|     | 
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 4, in <module>
#|     |     except ValueError: raise KeyError('k')
#|     |                        ^^^^^^^^^^^^^^^^^^^
#|     | KeyError: 'k'
#|     +---------------- 2 ----------------
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 8, in <module>
#|     |     except ValueError: raise KeyError('k2')
#|     |                        ^^^^^^^^^^^^^^^^^^^^
#|     | KeyError: 'k2'
#|     +---------------- 3 ----------------
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 7, in <module>
#|     |     try: raise shared
#|     |          ^^^^^^^^^^^^
#|     |   File "FILE", line 3, in <module>
#|     |     try: raise shared
#|     |          ^^^^^^^^^^^^
#|     | ValueError: shared
#|     +------------------------------------
