class X(ExceptionGroup):
    def __str__(self): raise 1
raise X('x', [ValueError(1)])
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 3, in <module>
#|   |     raise X('x', [ValueError(1)])
#|   | X: <exception str() failed>
#|   +-+---------------- 1 ----------------
#|     | ValueError: 1
#|     +------------------------------------
