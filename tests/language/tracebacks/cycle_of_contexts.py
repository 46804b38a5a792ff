a = ValueError('a')
b = KeyError('b')
a.__context__ = b
b.__context__ = a
raise a
# expect stderr:
#| KeyError: 'b'
#|
#| During handling of the above exception, another exception occurred:
#|
#| Traceback (most recent call last):
#|   File "FILE", line 5, in <module>
#|     raise a
#| ValueError: a
