class A:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
a, b = A(), A()
print(a == b, a == a, a != b, a == 1)  # expect: False True True False
try:
    a < b
except TypeError as e:
    print(e)
# expect: '<' not supported between instances of 'A' and 'A'
