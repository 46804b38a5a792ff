def f(x):
    return g(x, 1) * 2
def g(x, y):
    raise ValueError('deep')
print(f(3) + 4)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 5, in <module>
#|     print(f(3) + 4)
#|           ^^^^
#|   File "FILE", line 2, in f
#|     return g(x, 1) * 2
#|            ^^^^^^^
#|   File "FILE", line 4, in g
#|     raise ValueError('deep')
#| ValueError: deep
