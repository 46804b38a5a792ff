nonlocal x
# expect stderr:
#|   File "FILE", line 1
#|     nonlocal x
#|     ^^^^^^^^^^
#| SyntaxError: nonlocal declaration not allowed at module level
