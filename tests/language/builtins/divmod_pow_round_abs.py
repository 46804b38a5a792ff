print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), pow(2, 3), pow(2, 3, 5), abs(-5), abs(-2.5), abs(True), round(2.567, 1), round(1234, -2))
# expect: (3, 1) (-4, 1) (3.0, 1.5) 8 3 5 2.5 1 2.6 1200
for f in (lambda: divmod(1, 'a'), lambda: abs('a'), lambda: round('a'), lambda: pow(2, 'a'), lambda: pow(2, 3, 0), lambda: pow(2.0, 3, 4), lambda: pow(2, -1, 4)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
# expect: unsupported operand type(s) for divmod(): 'int' and 'str'
# expect: bad operand type for abs(): 'str'
# expect: type str doesn't define __round__ method
# expect: unsupported operand type(s) for ** or pow(): 'int' and 'str'
# expect: pow() 3rd argument cannot be 0
# expect: pow() 3rd argument not allowed unless all arguments are integers
# expect: base is not invertible for the given modulus
