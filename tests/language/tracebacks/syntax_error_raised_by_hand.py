raise SyntaxError('custom', ('file.py', 3, 5, 'abc def ghi\n', 3, 8))
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     raise SyntaxError('custom', ('file.py', 3, 5, 'abc def ghi\n', 3, 8))
#|   File "file.py", line 3
#|     abc def ghi
#|         ^^^
#| SyntaxError: custom
