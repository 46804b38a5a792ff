x = 'abc
# expect stderr:
#|   File "FILE", line 1
#|     x = 'abc
#|         ^
#| SyntaxError: unterminated string literal (detected at line 1)
