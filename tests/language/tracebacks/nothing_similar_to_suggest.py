class C: pass
C().quite_different
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     C().quite_different
#| AttributeError: 'C' object has no attribute 'quite_different'
