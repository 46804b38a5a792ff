class I:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, other):
        self.v += other
        return self

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return "sub"

    def __imul__(self, other):
        return "replaced"

    def __matmul__(self, other):
        return ("matmul", other)

    def __rmatmul__(self, other):
        return ("rmatmul", other)

    def __imatmul__(self, other):
        return ("imatmul", other)


i = j = I(1)
i += 5
print(i.v, i is j)  # expect: 6 True
i -= 1
print(i)  # expect: sub
j *= 2
print(j)  # expect: replaced
k = I(0)
print(k @ 1, 2 @ k)  # expect: ('matmul', 1) ('rmatmul', 2)
k @= 3
print(k)  # expect: ('imatmul', 3)
for text in ("x = I(1); x /= 2", "x = 1; x @= 2", "x = object(); x += 1", "x = I(1); x **= 2", "x = []; x += 1",
             "x = 'a'; x += 1", "x = (); x += []", "x = {}; x |= 1", "x = set(); x |= [1]", "x = 1; x <<= -1", "x = []; x *= 'a'",
             "1 @ 2", "x = None; x //= 1", "x = 5; x %= 'a'"):
    try:
        exec(text)
    except (TypeError, ValueError) as e:
        print(e)
# expect: unsupported operand type(s) for /=: 'I' and 'int'
# expect: unsupported operand type(s) for @=: 'int' and 'int'
# expect: unsupported operand type(s) for +=: 'object' and 'int'
# expect: unsupported operand type(s) for **=: 'I' and 'int'
# expect: 'int' object is not iterable
# expect: can only concatenate str (not "int") to str
# expect: can only concatenate tuple (not "list") to tuple
# expect: 'int' object is not iterable
# expect: unsupported operand type(s) for |=: 'set' and 'list'
# expect: negative shift count
# expect: can't multiply sequence by non-int of type 'str'
# expect: unsupported operand type(s) for @: 'int' and 'int'
# expect: unsupported operand type(s) for //=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for %=: 'int' and 'str'
x = [1]
y = x
x += (2,)
x *= 2
print(x, y is x)  # expect: [1, 2, 1, 2] True
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
# expect: 'tuple' object does not support item assignment ([1],)
