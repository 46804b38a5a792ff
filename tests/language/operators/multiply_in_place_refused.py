# Whose fault a refused `*=` is, is said as by the operands' kinds.
class A:
    pass


for left in ({}, {1}, frozenset(), A(), 1.5, None, [], "a"):
    for right in ("a", [1], 1.5):
        try:
            left *= right
        except TypeError as error:
            print(error)
# expect: unsupported operand type(s) for *=: 'dict' and 'str'
# expect: unsupported operand type(s) for *=: 'dict' and 'list'
# expect: unsupported operand type(s) for *=: 'dict' and 'float'
# expect: unsupported operand type(s) for *=: 'set' and 'str'
# expect: unsupported operand type(s) for *=: 'set' and 'list'
# expect: unsupported operand type(s) for *=: 'set' and 'float'
# expect: unsupported operand type(s) for *=: 'frozenset' and 'str'
# expect: unsupported operand type(s) for *=: 'frozenset' and 'list'
# expect: unsupported operand type(s) for *=: 'frozenset' and 'float'
# expect: unsupported operand type(s) for *=: 'A' and 'str'
# expect: unsupported operand type(s) for *=: 'A' and 'list'
# expect: unsupported operand type(s) for *=: 'A' and 'float'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: unsupported operand type(s) for *=: 'NoneType' and 'float'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'list'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'list'
# expect: can't multiply sequence by non-int of type 'float'
