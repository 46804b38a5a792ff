def deco(f):
    raise ValueError('no decorating')
@deco
def g():
    pass
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     @deco
#|      ^^^^
#|   File "FILE", line 2, in deco
#|     raise ValueError('no decorating')
#| ValueError: no decorating
