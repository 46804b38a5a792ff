class A:
    def f(self, n):
        return self.g(n) + 1
    def g(self, n):
        return n.upper()
A().f(5)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 6, in <module>
#|     A().f(5)
#|   File "FILE", line 3, in f
#|     return self.g(n) + 1
#|            ^^^^^^^^^
#|   File "FILE", line 5, in g
#|     return n.upper()
#|            ^^^^^^^
#| AttributeError: 'int' object has no attribute 'upper'
