xs = [1, 2, 0]
ys = [10 / x for x in xs]
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     ys = [10 / x for x in xs]
#|          ^^^^^^^^^^^^^^^^^^^^
#|   File "FILE", line 2, in <listcomp>
#|     ys = [10 / x for x in xs]
#|           ~~~^~~
#| ZeroDivisionError: division by zero
