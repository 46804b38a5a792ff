def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
attempt(lambda: 1 + 'a')  # expect: unsupported operand type(s) for +: 'int' and 'str'
attempt(lambda: 'a' + 1)  # expect: can only concatenate str (not "int") to str
attempt(lambda: [] + ())  # expect: can only concatenate list (not "tuple") to list
attempt(lambda: () + [])  # expect: can only concatenate tuple (not "list") to tuple
attempt(lambda: None + 1)  # expect: unsupported operand type(s) for +: 'NoneType' and 'int'
attempt(lambda: 1 - [])  # expect: unsupported operand type(s) for -: 'int' and 'list'
attempt(lambda: {} * 2)  # expect: unsupported operand type(s) for *: 'dict' and 'int'
attempt(lambda: 'a' * 'b')  # expect: can't multiply sequence by non-int of type 'str'
attempt(lambda: 'a' * 1.5)  # expect: can't multiply sequence by non-int of type 'float'
attempt(lambda: 1 @ 2)  # expect: unsupported operand type(s) for @: 'int' and 'int'
attempt(lambda: 1.5 // 'a')  # expect: unsupported operand type(s) for //: 'float' and 'str'
attempt(lambda: 1.5 << 1)  # expect: unsupported operand type(s) for <<: 'float' and 'int'
attempt(lambda: 'a' ** 2)  # expect: unsupported operand type(s) for ** or pow(): 'str' and 'int'
attempt(lambda: -'a')  # expect: bad operand type for unary -: 'str'
attempt(lambda: ~1.5)  # expect: bad operand type for unary ~: 'float'
attempt(lambda: +[])  # expect: bad operand type for unary +: 'list'
attempt(lambda: 1 < 'a')  # expect: '<' not supported between instances of 'int' and 'str'
attempt(lambda: [] >= ())  # expect: '>=' not supported between instances of 'list' and 'tuple'
attempt(lambda: 1 in 5)  # expect: argument of type 'int' is not iterable
five, none, one, text, single = 5, None, [1], 'abc', (1,)
attempt(lambda: five[0])  # expect: 'int' object is not subscriptable
attempt(lambda: none[0])  # expect: 'NoneType' object is not subscriptable
attempt(lambda: {}[[]])  # expect: unhashable type: 'list'
attempt(lambda: one['a'])  # expect: list indices must be integers or slices, not str
attempt(lambda: text[1.0])  # expect: string indices must be integers, not 'float'
attempt(lambda: single[None])  # expect: tuple indices must be integers or slices, not NoneType
attempt(lambda: 'a' in 1.5)  # expect: argument of type 'float' is not iterable
attempt(lambda: 1 in 'abc')  # expect: 'in <string>' requires string as left operand, not int
