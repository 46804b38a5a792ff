e = ExceptionGroup('notes', [ValueError(1)])
e.__notes__ = 5; e.exceptions[0].__notes__ = 'abc'
raise e
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 3, in <module>
#|   |     raise e
#|   | ExceptionGroup: notes (1 sub-exception)
#|   | 5  +-+---------------- 1 ----------------
#|     | ValueError: 1
#|     | a
#|     | b
#|     | c
#|     +------------------------------------
