def f():
    nonlocal x
# expect stderr:
#|   File "FILE", line 2
#|     nonlocal x
#|     ^^^^^^^^^^
#| SyntaxError: no binding for nonlocal 'x' found
