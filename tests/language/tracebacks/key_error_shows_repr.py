{'a': 1}['b c']
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     {'a': 1}['b c']
#|     ~~~~~~~~^^^^^^^
#| KeyError: 'b c'
