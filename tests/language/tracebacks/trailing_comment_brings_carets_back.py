def f():
    undefined_name  # a comment
f()
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     f()
#|   File "FILE", line 2, in f
#|     undefined_name  # a comment
#|     ^^^^^^^^^^^^^^
#| NameError: name 'undefined_name' is not defined
