d = {'a': [1, 2]}
x = d['a'][5] + 1
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     x = d['a'][5] + 1
#|         ~~~~~~^^^
#| IndexError: list index out of range
