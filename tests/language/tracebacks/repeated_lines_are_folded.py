def f(n):
    if n == 0:
        raise ValueError('bottom')
    f(n - 1)
f(10)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 5, in <module>
#|     f(10)
#|   File "FILE", line 4, in f
#|     f(n - 1)
#|   File "FILE", line 4, in f
#|     f(n - 1)
#|   File "FILE", line 4, in f
#|     f(n - 1)
#|   [Previous line repeated 7 more times]
#|   File "FILE", line 3, in f
#|     raise ValueError('bottom')
#| ValueError: bottom
