class Number(int):
    def __repr__(self):
        return "Number(%d)" % self


n = Number(5)
print(n, str(n), repr(n), int(n))  # expect: Number(5) Number(5) Number(5) 5
print(type(n + 1), type(n * 2**70), type(-n), type(+n), type(abs(n)), type(~n), type(int(n)))
# expect: <class 'int'> <class 'int'> <class 'int'> <class 'int'> <class 'int'> <class 'int'> <class 'int'>
print(type(n.real), type(n.numerator), type(n.conjugate()), type(round(n)), type(n.__index__()))
# expect: <class 'int'> <class 'int'> <class 'int'> <class 'int'> <class 'int'>
print(n == 5, hash(n) == hash(5), {5: "five"}[n], [10, 11, 12, 13, 14, 15][n], n in (5,))
# expect: True True five 15 True
n.note = "attributes"
print(n.note, n.__dict__, n.__class__)
# expect: attributes {'note': 'attributes'} <class '__main__.Number'>
large = Number(2**100)
large.note = "behind the limbs"
print(int(large) == 2**100, large.note, large + 1 == 2**100 + 1)
# expect: True behind the limbs True
del large.note
print(hasattr(large, "note"), large.__dict__)  # expect: False {}
print(Number("12", base=3), Number(), Number(7.9), Number(Number(3)))
# expect: Number(5) Number(0) Number(7) Number(3)
print(isinstance(n, int), issubclass(Number, int), bool(Number(0)), bool(Number(1)))
# expect: True True False True
print(sorted([Number(3), 1, Number(2)]), sum([Number(1), Number(2)]), max(Number(1), Number(4)))
# expect: [1, Number(2), Number(3)] 3 Number(4)
print(Number.from_bytes(b"\x01\x00", "big"), type(Number.from_bytes(b"\x01", "big")))
# expect: Number(256) <class '__main__.Number'>
print("%d %s %x %05d" % (n, n, n, n), f"{n} {n:>4} {n!r}", format(n, "b"))
# expect: 5 Number(5) 5 00005 Number(5)    5 Number(5) 101
for i in range(Number(3)):
    print(i)
# expect: 0
# expect: 1
# expect: 2
