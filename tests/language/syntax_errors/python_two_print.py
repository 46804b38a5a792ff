print 'hello'
# expect stderr:
#|   File "FILE", line 1
#|     print 'hello'
#|     ^^^^^^^^^^^^^
#| SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
