def f():
    try:
        raise ValueError('first')
    finally:
        raise KeyError('second')
f()
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in f
#|     raise ValueError('first')
#| ValueError: first
#|
#| During handling of the above exception, another exception occurred:
#|
#| Traceback (most recent call last):
#|   File "FILE", line 6, in <module>
#|     f()
#|   File "FILE", line 5, in f
#|     raise KeyError('second')
#| KeyError: 'second'
