def f():
    exec('x = 1\ny = x / 0')
f()
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     f()
#|   File "FILE", line 2, in f
#|     exec('x = 1\ny = x / 0')
#|   File "<string>", line 2, in <module>
#| ZeroDivisionError: division by zero
