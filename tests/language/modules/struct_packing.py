# struct: values to octets and back, in every byte order, with native gaps or without.
import struct

print(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 2**32 - 1, -4, 2**64 - 1).hex())
# expect: fffffefffffffdfffffffffffffffcffffffffffffffffffffffffffffff
print(struct.pack(">hiq", 1, 2, 3).hex())                # expect: 0001000000020000000000000003
print(struct.calcsize("bhi3sq"), struct.calcsize("<bhi3sq"), struct.calcsize("i0q"))  # expect: 24 18 8
print(struct.pack("<fd", 1.5, -2.25), struct.pack("e", 65504.0))
# expect: b'\x00\x00\xc0?\x00\x00\x00\x00\x00\x00\x02\xc0' b'\xff{'
print(struct.unpack("<3sx2h?c", b"abc\x00\x01\x00\x02\x00\x05z"))  # expect: (b'abc', 1, 2, True, b'z')
print(struct.pack("5p", b"abcdefgh"), struct.unpack("3p", b"\x09ab"))  # expect: b'\x04abcd' (b'ab',)
print(struct.pack("3s", bytearray(b"a")), struct.pack("0s", b""))  # expect: b'a\x00\x00' b''
print([struct.unpack("<e", struct.pack("<e", x))[0] for x in (0.1, -1.0, 6e-8, float("inf"))])
# expect: [0.0999755859375, -1.0, 5.960464477539063e-08, inf]
buffer = bytearray(6)
struct.pack_into(">H", buffer, 2, 0x4142)
struct.pack_into("B", buffer, -1, 7)
print(buffer, struct.unpack_from(">H", buffer, 2), struct.unpack_from("B", buffer, offset=-1))
# expect: bytearray(b'\x00\x00AB\x00\x07') (16706,) (7,)
print(list(struct.iter_unpack("<h", b"\x01\x00\x02\x00")))  # expect: [(1,), (2,)]
s = struct.Struct("<hi")
print(s.format, s.size, s.unpack(s.pack(1, 2)))          # expect: <hi 6 (1, 2)


class Number:
    def __index__(self):
        return 9


print(struct.pack("B", Number()), struct.pack("f", 3), struct.pack("?", []))
# expect: b'\t' b'\x00\x00@@' b'\x00'
for format, *values in [("b", 300), ("B", -1), ("h", 70000), ("H", 70000), ("i", 2**40), ("I", 2**40), ("I", -1),
                        ("q", 2**63), ("l", 1.5), ("c", b"ab"), ("s", "a"), ("d", "x"), ("3", 1), ("z", 1), ("3h", 1),
                        ("<n", 1), ("h\0", 1), ("9" * 25 + "s", b"")]:
    try:
        struct.pack(format, *values)
    except struct.error as e:
        print(e)
# expect: byte format requires -128 <= number <= 127
# expect: ubyte format requires 0 <= number <= 255
# expect: short format requires -32768 <= number <= 32767
# expect: ushort format requires 0 <= number <= 65535
# expect: 'i' format requires -2147483648 <= number <= 2147483647
# expect: 'I' format requires 0 <= number <= 4294967295
# expect: argument out of range
# expect: argument out of range
# expect: required argument is not an integer
# expect: char format requires a bytes object of length 1
# expect: argument for 's' must be a bytes object
# expect: required argument is not a float
# expect: repeat count given without format specifier
# expect: bad char in struct format
# expect: pack expected 3 items for packing (got 1)
# expect: bad char in struct format
# expect: embedded null character
# expect: total struct size too long
for action in [lambda: struct.unpack("h", b"1"), lambda: struct.unpack_from("h", b"1"),
               lambda: struct.unpack_from("h", b"1234", -1), lambda: struct.unpack_from("h", b"1234", -9),
               lambda: struct.pack_into("h", bytearray(1), 0, 1), lambda: struct.pack_into("h", b"12", 0, 1),
               lambda: struct.iter_unpack("h", b"123"), lambda: struct.Struct(1), lambda: struct.pack("<f", 1e39),
               lambda: struct.pack_into("h"), lambda: struct.pack_into("h", buffer), lambda: struct.pack()]:
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
# expect: error unpack requires a buffer of 2 bytes
# expect: error unpack_from requires a buffer of at least 2 bytes for unpacking 2 bytes at offset 0 (actual buffer size is 1)
# expect: error not enough data to unpack 2 bytes at offset -1
# expect: error offset -9 out of range for 4-byte buffer
# expect: error pack_into requires a buffer of at least 2 bytes for packing 2 bytes at offset 0 (actual buffer size is 1)
# expect: TypeError argument must be read-write bytes-like object, not bytes
# expect: error iterative unpacking requires a buffer of a multiple of 2 bytes
# expect: TypeError Struct() argument 1 must be a str or bytes object, not int
# expect: OverflowError float too large to pack with f format
# expect: error pack_into expected buffer argument
# expect: error pack_into expected offset argument
# expect: TypeError missing format argument
