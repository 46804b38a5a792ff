async def f():
    pass

f()
def g():
    f()
    x = f()
g()
for i in range(3):
    f()

class C:
    async def method(self):
        pass

C().method()
c = f()
c.close()
del c
print("end")               # expect: end
1 / 0
# expect stderr:
#| FILE:4: RuntimeWarning: coroutine 'f' was never awaited
#|   f()
#| RuntimeWarning: Enable tracemalloc to get the object allocation traceback
#| FILE:6: RuntimeWarning: coroutine 'f' was never awaited
#|   f()
#| RuntimeWarning: Enable tracemalloc to get the object allocation traceback
#| FILE:8: RuntimeWarning: coroutine 'f' was never awaited
#|   g()
#| RuntimeWarning: Enable tracemalloc to get the object allocation traceback
#| FILE:10: RuntimeWarning: coroutine 'f' was never awaited
#|   f()
#| RuntimeWarning: Enable tracemalloc to get the object allocation traceback
#| FILE:16: RuntimeWarning: coroutine 'C.method' was never awaited
#|   C().method()
#| RuntimeWarning: Enable tracemalloc to get the object allocation traceback
#| Traceback (most recent call last):
#|   File "FILE", line 21, in <module>
#|     1 / 0
#|     ~~^~~
#| ZeroDivisionError: division by zero
