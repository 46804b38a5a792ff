'a b'.split().pop().foo().bar()
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     'a b'.split().pop().foo().bar()
#|     ^^^^^^^^^^^^^^^^^^^^^^^
#| AttributeError: 'str' object has no attribute 'foo'
