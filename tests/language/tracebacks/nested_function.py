def outer():
    def inner(x):
        return x + undefined
    return inner
outer()(1)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 5, in <module>
#|     outer()(1)
#|   File "FILE", line 3, in inner
#|     return x + undefined
#|                ^^^^^^^^^
#| NameError: name 'undefined' is not defined
