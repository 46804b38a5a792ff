raise BaseExceptionGroup('b', [KeyboardInterrupt(), SystemExit(3)])
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 1, in <module>
#|   |     raise BaseExceptionGroup('b', [KeyboardInterrupt(), SystemExit(3)])
#|   | BaseExceptionGroup: b (2 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | KeyboardInterrupt
#|     +---------------- 2 ----------------
#|     | SystemExit: 3
#|     +------------------------------------
