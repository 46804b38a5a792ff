async def f():
    pass

c = f()
print("end")               # expect: end
1 / 0
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 6, in <module>
#|     1 / 0
#|     ~~^~~
#| ZeroDivisionError: division by zero
#| sys:1: RuntimeWarning: coroutine 'f' was never awaited
