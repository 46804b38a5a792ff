def f():
    continue
# expect stderr:
#|   File "FILE", line 2
#|     continue
#|     ^^^^^^^^
#| SyntaxError: 'continue' not properly in loop
