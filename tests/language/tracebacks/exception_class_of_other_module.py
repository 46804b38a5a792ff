class E(Exception): pass
E.__module__ = 'pkg.mod'
raise E('x')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     raise E('x')
#| pkg.mod.E: x
