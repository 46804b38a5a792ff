def f():
    result_value = 1
    return result_valu
f()
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 4, in <module>
#|     f()
#|   File "FILE", line 3, in f
#|     return result_valu
#|            ^^^^^^^^^^^
#| NameError: name 'result_valu' is not defined. Did you mean: 'result_value'?
