a = [1]
x = 1; del a[x + 5]
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     x = 1; del a[x + 5]
#|                ~^^^^^^^
#| IndexError: list assignment index out of range
