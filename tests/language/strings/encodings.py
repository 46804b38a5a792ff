def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)

print("é".encode("utf-16"), "é".encode("utf-16-be"), "a".encode("utf-32-le"))  # expect: b'\xff\xfe\xe9\x00' b'\x00\xe9' b'a\x00\x00\x00'
print("a😀".encode("utf-16-le"), "é".encode("utf-8-sig"))  # expect: b'a\x00=\xd8\x00\xde' b'\xef\xbb\xbf\xc3\xa9'
print("€".encode("cp1252"), "€".encode("iso8859-15"), "ё".encode("koi8-r"), "é".encode("L1"))  # expect: b'\x80' b'\xa4' b'\xa3' b'\xe9'
print(b"\xff\xfea\x00".decode("utf-16"), b"\xfe\xff\x00a".decode("utf-16"), b"a\x00".decode("utf-16"))  # expect: a a a
print(b"\xef\xbb\xbfa".decode("utf-8-sig"), ascii(b"\xef\xbb\xbfa".decode()))  # expect: a '\ufeffa'
print("\ud800".encode("utf8", "surrogatepass"), "\udc80".encode("ascii", "surrogateescape"))  # expect: b'\xed\xa0\x80' b'\x80'
print("aё😀".encode("ascii", "xmlcharrefreplace"), "ё".encode("ascii", "backslashreplace"))  # expect: b'a&#1105;&#128512;' b'\\u0451'
print("\ud800".encode("utf-16-le", "replace"), b"\x00\xdca\x00".decode("utf-16-le", "replace"))  # expect: b'?\x00' �a
print(ascii(b"\xff".decode("utf8", "surrogateescape")), b"\xff".decode("utf8", "backslashreplace"))  # expect: '\udcff' \xff
attempt(lambda: "ёё".encode("cp1252"))       # expect: UnicodeEncodeError: 'charmap' codec can't encode characters in position 0-1: character maps to <undefined>
attempt(lambda: "a\ud800".encode("utf-16"))  # expect: UnicodeEncodeError: 'utf-16' codec can't encode character '\ud800' in position 1: surrogates not allowed
attempt(lambda: "ёa".encode("latin-1"))      # expect: UnicodeEncodeError: 'latin-1' codec can't encode character '\u0451' in position 0: ordinal not in range(256)
attempt(lambda: b"\x81".decode("cp1252"))    # expect: UnicodeDecodeError: 'charmap' codec can't decode byte 0x81 in position 0: character maps to <undefined>
attempt(lambda: b"a\x00b".decode("utf-16"))  # expect: UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x62 in position 2: truncated data
attempt(lambda: b"\x00\xd8a\x00".decode("utf-16-le"))  # expect: UnicodeDecodeError: 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate
attempt(lambda: b"\xff\xff\xff\xff".decode("utf-32-le"))  # expect: UnicodeDecodeError: 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)
attempt(lambda: b"\xe2\x82".decode())        # expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
attempt(lambda: b"\xff".decode("utf8", "xmlcharrefreplace"))  # expect: TypeError: don't know how to handle UnicodeDecodeError in error callback
attempt(lambda: "ё".encode("ascii", "nope"))  # expect: LookupError: unknown error handler name 'nope'
attempt(lambda: "a".encode("nope"))          # expect: LookupError: unknown encoding: nope
attempt(lambda: UnicodeDecodeError("a", "b", 0, 1, "x"))  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(lambda: UnicodeEncodeError("a", b"b", 0, 1, "x"))  # expect: TypeError: argument 2 must be str, not bytes
try:
    bytearray(b"a\xff").decode()
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)  # expect: utf-8 b'a\xff' 1 2 invalid start byte
