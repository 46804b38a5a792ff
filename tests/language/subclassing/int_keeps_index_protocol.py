class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Sub(int):
    pass


print([0, 1, 2][Index(2)], (0, 1)[Sub(1)], "abc"[Sub(0)], b"abc"[Sub(0)], range(10)[Sub(3)])
# expect: 2 1 a 97 3
print([0, 1, 2, 3][Sub(1):Sub(3)], hex(Sub(255)), bin(Index(5)), chr(Sub(65)), "x" * Sub(3))
# expect: [1, 2] 0xff 0b101 A xxx
print(int(Index(7)), float(Index(7)), divmod(Sub(7), 2), pow(Sub(2), 10, 1000), list(range(Sub(2))))
# expect: 7 7.0 (3, 1) 24 [0, 1]
print(type(Sub(4) // 1), type(pow(Sub(2), 2)), Sub(6) | 1, 1 << Sub(4))
# expect: <class 'int'> <class 'int'> 7 16
try:
    [1][Index("x")]
except TypeError as e:
    print(e)
# expect: __index__ returned non-int (type str)
print({Sub(1): "a", 1: "b"}, {1, Sub(1)}, len({Sub(1), 1.0, True}))  # expect: {1: 'b'} {1} 1
