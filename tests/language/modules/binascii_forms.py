# binascii and base64: text forms of octets.
import base64
import binascii

data = bytes(range(0, 256, 5))
print(base64.b64decode(base64.b64encode(data)) == data, base64.b32decode(base64.b32encode(data)) == data,
      base64.b85decode(base64.b85encode(data)) == data, base64.b16decode(base64.b16encode(data)) == data)
# expect: True True True True
print(base64.b64encode(b"ab"), base64.urlsafe_b64encode(b"\xfb\xff"), base64.encodebytes(b"x"))
# expect: b'YWI=' b'-_8=' b'eA==\n'
print(binascii.b2a_base64(b"abc", newline=False), binascii.a2b_base64("YW Jj\n"))  # expect: b'YWJj' b'abc'
print(binascii.hexlify(b"abcd"), binascii.hexlify(b"abcd", "-", 2), binascii.unhexlify("61F0"))
# expect: b'61626364' b'6162-6364' b'a\xf0'
print(binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc_hqx(b"hello", 0))
# expect: 907060870 907060870 50018
print(binascii.b2a_uu(b"hello there"), binascii.a2b_uu(b"+:&5L;&\\@=&AE<F4 \n"))
# expect: b'+:&5L;&\\@=&AE<F4 \n' b'hello there'
print(binascii.b2a_qp("é = ü \nlast ".encode("latin-1")), binascii.a2b_qp("=E9=\n x=3D"))
# expect: b'=E9 =3D =FC=20\nlast=20' b'\xe9 x='
print(binascii.b2a_qp(b"a b_c", header=True), binascii.a2b_qp(b"a_b", header=True))  # expect: b'a_b=5Fc' b'a b'
for action in [lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: binascii.a2b_base64("abc"),
               lambda: binascii.a2b_base64("a"), lambda: binascii.a2b_base64("ab=c", strict_mode=True),
               lambda: binascii.a2b_base64("é"), lambda: binascii.b2a_uu(b"x" * 46), lambda: binascii.hexlify("a"),
               lambda: binascii.a2b_hex(3), lambda: base64.b64decode(b"a!b", validate=True)]:
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
# expect: Error Odd-length string
# expect: Error Non-hexadecimal digit found
# expect: Error Incorrect padding
# expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: Error Discontinuous padding not allowed
# expect: ValueError string argument should contain only ASCII characters
# expect: Error At most 45 bytes at once
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError argument should be bytes, buffer or ASCII string, not 'int'
# expect: Error Only base64 data is allowed
