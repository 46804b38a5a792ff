f = lambda x: x / 0
print(f(1))
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     print(f(1))
#|           ^^^^
#|   File "FILE", line 1, in <lambda>
#|     f = lambda x: x / 0
#|                   ~~^~~
#| ZeroDivisionError: division by zero
