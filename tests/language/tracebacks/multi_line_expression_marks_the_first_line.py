def f(*a):
    return a[0] + a[1]
x = f(1,
      'a')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     x = f(1,
#|         ^^^^
#|   File "FILE", line 2, in f
#|     return a[0] + a[1]
#|            ~~~~~^~~~~~
#| TypeError: unsupported operand type(s) for +: 'int' and 'str'
