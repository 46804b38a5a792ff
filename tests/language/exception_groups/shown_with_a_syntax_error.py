def se():
    try: compile('a b', 'file.py', 'exec')
    except SyntaxError as e: return e
raise ExceptionGroup('syntax', [se(), ValueError('x')])
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 4, in <module>
#|   |     raise ExceptionGroup('syntax', [se(), ValueError('x')])
#|   | ExceptionGroup: syntax (2 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | Traceback (most recent call last):
#|     |   File "FILE", line 2, in se
#|     |     try: compile('a b', 'file.py', 'exec')
#|     |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#|     |   File "file.py", line 1
#|     a b
#|       ^
#|     | SyntaxError: invalid syntax
#|     +---------------- 2 ----------------
#|     | ValueError: x
#|     +------------------------------------
