def outer():
    import _failing
outer()
# expect: failing runs
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     outer()
#|   File "FILE", line 2, in outer
#|     import _failing
#|   File "DIR/_failing.py", line 4, in <module>
#|     deep()
#|   File "DIR/_failing.py", line 3, in deep
#|     raise ValueError("from the module")
#| ValueError: from the module
