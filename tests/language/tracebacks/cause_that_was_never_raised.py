raise ValueError('outer') from KeyError('inner')
# expect stderr:
#| KeyError: 'inner'
#|
#| The above exception was the direct cause of the following exception:
#|
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     raise ValueError('outer') from KeyError('inner')
#| ValueError: outer
