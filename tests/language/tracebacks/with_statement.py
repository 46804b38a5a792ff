class M:
    def __enter__(self): return self
    def __exit__(self, *a): return False
with M() as m:
    x = m.nothing_here
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 5, in <module>
#|     x = m.nothing_here
#|         ^^^^^^^^^^^^^^
#| AttributeError: 'M' object has no attribute 'nothing_here'
