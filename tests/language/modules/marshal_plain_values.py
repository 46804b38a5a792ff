# Plain values survive marshal; what has no form is refused.
import io
import marshal

values = [None, True, False, ..., StopIteration, 0, -1, 2**31, -2**40, 10**50, -10**50, 1.5, -0.0, 1 + 2j,
          b"ab", "", "abc", "é", "\u20ac", "\U0001f600", (), (1, 2), tuple(range(300)), [1, [2]],
          {"a": 1, 2: None}, {1, 2}, frozenset({"x"})]
for value in values:
    back = marshal.loads(marshal.dumps(value))
    if back != value or type(back) is not type(value):
        print("differs", value, back)
print(marshal.loads(b"\xdb\x02\x00\x00\x00r\x00\x00\x00\x00i\x05\x00\x00\x00")[1])  # expect: 5
print(marshal.loads(b"i\x05\x00\x00\x00rest"))           # expect: 5
file = io.BytesIO()
marshal.dump([1], file)
marshal.dump("two", file)
file.seek(0)
print(marshal.load(file), marshal.load(file))            # expect: [1] two
for bad in [object(), [object()], lambda: 1]:
    try:
        marshal.dumps(bad)
    except ValueError as e:
        print(e)
# expect: unmarshallable object
# expect: unmarshallable object
# expect: unmarshallable object
deep = []
for _ in range(5000):
    deep = [deep]
try:
    marshal.dumps(deep)
except ValueError as e:
    print(e)                                             # expect: object too deeply nested to marshal
for bad in [b"", b"i\x01", b"?", b"[\xff\xff\xff\x7f"]:
    try:
        marshal.loads(bad)
    except (EOFError, ValueError) as e:
        print(type(e).__name__, e)
# expect: EOFError EOF read where object expected
# expect: EOFError marshal data too short
# expect: ValueError bad marshal data (unknown type code)
# expect: EOFError EOF read where object expected
