def f(x):
    global x
# expect stderr:
#|   File "FILE", line 2
#|     global x
#|     ^^^^^^^^
#| SyntaxError: name 'x' is parameter and global
