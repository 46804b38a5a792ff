class A:
    def __add__(self, o):
        print('A.__add__')
        return NotImplemented
class B:
    def __radd__(self, o):
        print('B.__radd__')
        return 'B'
print(A() + B())
# expect: A.__add__
# expect: B.__radd__
# expect: B
try:
    A() + 1
except TypeError as e:
    print(e)
# expect: A.__add__
# expect: unsupported operand type(s) for +: 'A' and 'int'
try:
    A() + A()
except TypeError as e:
    print(e)
# expect: A.__add__
# expect: unsupported operand type(s) for +: 'A' and 'A'
