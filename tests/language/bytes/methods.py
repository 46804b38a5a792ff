print(b"abc".center(8, b"-"), b"abc".ljust(5), b"-3".zfill(5))  # expect: b'--abc---' b'abc  ' b'-0003'
print(b"a\tb".expandtabs(4), b"hello wORLD".title(), b"hELLO".capitalize())  # expect: b'a   b' b'Hello World' b'Hello'
print(b"abcb".translate(bytes.maketrans(b"ab", b"xy"), b"c"), b"abc".translate(None, b"b"))  # expect: b'xyy' b'ac'
print(b"abc".find(98), b"abc".find(bytearray(b"c")), b"aXbX".replace(b"X", b""))  # expect: 1 2 b'ab'
print(b",".join([b"a", bytearray(b"b"), memoryview(b"c")]))  # expect: b'a,b,c'
print(b"a,b".split(bytearray(b",")), b"a b ".rsplit(None, 1), b"a\r\nb".splitlines(True))  # expect: [b'a', b'b'] [b'a', b'b'] [b'a\r\n', b'b']
print(b"abc".partition(b"b"), b"Abc".istitle(), b"ABc".istitle())  # expect: (b'a', b'b', b'c') True False
print(b"abc".hex(":"), b"abcde".hex("_", -2), bytes.fromhex("61 62\n63"))  # expect: 61:62:63 6162_6364_65 b'abc'
print(97 in b"abc", bytearray(b"bc") in b"abc", list(iter(b"ab")))  # expect: True True [97, 98]
print(b"a" == bytearray(b"a"), b"a" != memoryview(b"a"), b"a" < bytearray(b"b"))  # expect: True False True
print(b"abc" + bytearray(b"d"), 2 * b"ab", b"ab" * -1)  # expect: b'abcd' b'abab' b''

class Right:
    def __radd__(self, other):
        return ("radd", other)

print(b"a" + Right())  # expect: ('radd', b'a')
for bad in [lambda: b"a" + 1, lambda: b"a" * "b", lambda: b"abc".find("c"), lambda: b"a".join(["x"]),
            lambda: b"abc".startswith("a"), lambda: 300 in b"a", lambda: b"abc".split(b""),
            lambda: b"abc".center(5, "-"), lambda: b"a".translate(b"x"), lambda: b"abc".__getitem__("a"),
            lambda: b"ab" * 2**62, lambda: bytes.fromhex("6g"), lambda: b"abc".index(b"z")]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ":", error)
# expect: TypeError: can't concat int to bytes
# expect: TypeError: can't multiply sequence by non-int of type 'str'
# expect: TypeError: argument should be integer or bytes-like object, not 'str'
# expect: TypeError: sequence item 0: expected a bytes-like object, str found
# expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not str
# expect: ValueError: byte must be in range(0, 256)
# expect: ValueError: empty separator
# expect: TypeError: center() argument 2 must be a byte string of length 1, not str
# expect: ValueError: translation table must be 256 characters long
# expect: TypeError: byte indices must be integers or slices, not str
# expect: OverflowError: repeated bytes are too long
# expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError: subsection not found
