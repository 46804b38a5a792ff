raise SyntaxError('just text')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     raise SyntaxError('just text')
#| SyntaxError: just text
