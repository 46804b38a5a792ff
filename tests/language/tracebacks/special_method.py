class V:
    def __add__(self, o):
        return self.x + o
print(V() + 1)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 4, in <module>
#|     print(V() + 1)
#|           ~~~~^~~
#|   File "FILE", line 3, in __add__
#|     return self.x + o
#|            ^^^^^^
#| AttributeError: 'V' object has no attribute 'x'
