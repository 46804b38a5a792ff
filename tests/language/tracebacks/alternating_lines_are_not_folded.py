def a(n):
    if n == 0: raise ValueError
    b(n - 1)
def b(n):
    a(n)
a(4)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 6, in <module>
#|     a(4)
#|   File "FILE", line 3, in a
#|     b(n - 1)
#|   File "FILE", line 5, in b
#|     a(n)
#|   File "FILE", line 3, in a
#|     b(n - 1)
#|   File "FILE", line 5, in b
#|     a(n)
#|   File "FILE", line 3, in a
#|     b(n - 1)
#|   File "FILE", line 5, in b
#|     a(n)
#|   File "FILE", line 3, in a
#|     b(n - 1)
#|   File "FILE", line 5, in b
#|     a(n)
#|   File "FILE", line 2, in a
#|     if n == 0: raise ValueError
#|                ^^^^^^^^^^^^^^^^
#| ValueError
