def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)

attempt(lambda: sorted(1))              # expect: TypeError: 'int' object is not iterable
attempt(lambda: min())                  # expect: TypeError: min expected at least 1 argument, got 0
attempt(lambda: max([]))                # expect: ValueError: max() arg is an empty sequence
attempt(lambda: min(1, 2, default=3))   # expect: TypeError: Cannot specify a default for min() with multiple positional arguments
attempt(lambda: sum(["a"]))             # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
attempt(lambda: sum([], bytearray()))   # expect: TypeError: sum() can't sum bytearray [use b''.join(seq) instead]
attempt(lambda: round("a"))             # expect: TypeError: type str doesn't define __round__ method
attempt(lambda: round(1.5, "a"))        # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: divmod("a", 1))         # expect: TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'
attempt(lambda: divmod(1, 0))           # expect: ZeroDivisionError: integer division or modulo by zero
attempt(lambda: pow(2, 3, 0))           # expect: ValueError: pow() 3rd argument cannot be 0
attempt(lambda: pow(2, -1, 4))          # expect: ValueError: base is not invertible for the given modulus
attempt(lambda: isinstance(1, 1))       # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
attempt(lambda: issubclass(1, int))     # expect: TypeError: issubclass() arg 1 must be a class
attempt(lambda: getattr(1, 2))          # expect: TypeError: attribute name must be string, not 'int'
attempt(lambda: chr(0x110000))          # expect: ValueError: chr() arg not in range(0x110000)
attempt(lambda: ord("ab"))              # expect: TypeError: ord() expected a character, but string of length 2 found
attempt(lambda: ord(bytearray(b"a")))   # expect: 97
attempt(lambda: ord(bytearray(b"ab")))  # expect: TypeError: ord() expected a character, but string of length 2 found
attempt(lambda: bin(1.5))               # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: format([1], "5"))       # expect: TypeError: unsupported format string passed to list.__format__
attempt(lambda: len(1))                 # expect: TypeError: object of type 'int' has no len()
attempt(lambda: abs("a"))               # expect: TypeError: bad operand type for abs(): 'str'
attempt(lambda: hash([]))               # expect: TypeError: unhashable type: 'list'
attempt(lambda: eval(1))                # expect: TypeError: eval() arg 1 must be a string, bytes or code object
attempt(lambda: vars(1))                # expect: TypeError: vars() argument must have __dict__ attribute
attempt(lambda: dir(1, 2))              # expect: TypeError: dir expected at most 1 argument, got 2
attempt(lambda: int("12", 1))           # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt(lambda: int(bytearray(b"x")))   # expect: ValueError: invalid literal for int() with base 10: b'x'
attempt(lambda: float(memoryview(b"2.5")))  # expect: 2.5
attempt(lambda: input(1, 2))            # expect: TypeError: input expected at most 1 argument, got 2
