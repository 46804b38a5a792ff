class Outer:
    class Error(Exception): pass
raise Outer.Error('inner class')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     raise Outer.Error('inner class')
#| Outer.Error: inner class
