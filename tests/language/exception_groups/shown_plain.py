EG = ExceptionGroup
raise EG('plain', [ValueError(1), TypeError('two')])
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 2, in <module>
#|   |     raise EG('plain', [ValueError(1), TypeError('two')])
#|   | ExceptionGroup: plain (2 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | ValueError: 1
#|     +---------------- 2 ----------------
#|     | TypeError: two
#|     +------------------------------------
