def f(n):
    if n == 0:
        raise ValueError('bottom')
    f(n - 1)
f(4)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 5, in <module>
#|     f(4)
#|   File "FILE", line 4, in f
#|     f(n - 1)
#|   File "FILE", line 4, in f
#|     f(n - 1)
#|   File "FILE", line 4, in f
#|     f(n - 1)
#|   [Previous line repeated 1 more time]
#|   File "FILE", line 3, in f
#|     raise ValueError('bottom')
#| ValueError: bottom
