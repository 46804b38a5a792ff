def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
def a(): x = 1; x += 'a'
def b(): x = 'a'; x -= 1
def c(): x = []; x += 5
def d(): x = {}; x |= 5
def e(): x = None; x **= 2
def f(): x = 1.5; x <<= 2
def g(): x = {1}; x -= [1]
for h in (a, b, c, d, e, f, g): attempt(h)
# expect: unsupported operand type(s) for +=: 'int' and 'str'
# expect: unsupported operand type(s) for -=: 'str' and 'int'
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect: unsupported operand type(s) for **=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for <<=: 'float' and 'int'
# expect: unsupported operand type(s) for -=: 'set' and 'list'
