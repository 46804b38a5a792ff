def f():
    x = 1
    global x
# expect stderr:
#|   File "FILE", line 3
#|     global x
#|     ^^^^^^^^
#| SyntaxError: name 'x' is assigned to before global declaration
