class A:
    def __init__(self, n):
        self.n = 10 / n
class B(A):
    def __init__(self, n):
        super().__init__(n - 1)
B(1)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 7, in <module>
#|     B(1)
#|   File "FILE", line 6, in __init__
#|     super().__init__(n - 1)
#|   File "FILE", line 3, in __init__
#|     self.n = 10 / n
#|              ~~~^~~
#| ZeroDivisionError: division by zero
