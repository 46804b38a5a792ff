x = 0
print(f'value: {1 / x} end')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     print(f'value: {1 / x} end')
#|                     ~~^~~
#| ZeroDivisionError: division by zero
