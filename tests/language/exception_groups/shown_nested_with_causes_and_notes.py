def f(x):
    try: 1/x
    except ZeroDivisionError as e:
        e.add_note('note on zero\nsecond line'); return e
def g():
    try: raise KeyError('k') from f(0)
    except KeyError as e: return e
raise ExceptionGroup('eg', [f(0), g(), ExceptionGroup('nested', [f(0), ValueError('multi\nline')])])
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 8, in <module>
#|   |     raise ExceptionGroup('eg', [f(0), g(), ExceptionGroup('nested', [f(0), ValueError('multi\nline')])])
#|   | ExceptionGroup: eg (3 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 2, in f
#|     |     try: 1/x
#|     |          ~^~
#|     | ZeroDivisionError: division by zero
#|     | note on zero
#|     | second line
#|     +---------------- 2 ----------------
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 2, in f
#|     |     try: 1/x
#|     |          ~^~
#|     | ZeroDivisionError: division by zero
#|     | note on zero
#|     | second line
#|     | 
#|     | The above exception was the direct cause of the following exception:
#|     | 
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 6, in g
#|     |     try: raise KeyError('k') from f(0)
#|     |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#|     | KeyError: 'k'
#|     +---------------- 3 ----------------
#|     | ExceptionGroup: nested (2 sub-exceptions)
#|     +-+---------------- 1 ----------------
#|       | Traceback (most recent call last):
#|       |   File "FILE", line 2, in f
#|       |     try: 1/x
#|       |          ~^~
#|       | ZeroDivisionError: division by zero
#|       | note on zero
#|       | second line
#|       +---------------- 2 ----------------
#|       | ValueError: multi
#| line
#|       +------------------------------------
