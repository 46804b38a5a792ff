# The functions that the encodings are made of, and incremental and stream codecs on top.
import codecs
import io

print(codecs.utf_8_decode(b"a\xe2\x82"))                 # expect: ('a', 1)
print(codecs.utf_16_encode("a", None, -1))               # expect: (b'a\x00', 1)
print(codecs.utf_16_ex_decode(b"\xfe\xff\x00a"))         # expect: ('a', 4, 1)
print(codecs.unicode_escape_decode(rb"\x41\u20ac\N{BULLET}\101"))  # expect: ('A€•A', 24)
print("a\n\x7fé\u20ac\U0001f600".encode("unicode_escape"))
# expect: b'a\\n\\x7f\\xe9\\u20ac\\U0001f600'
print("é\u20ac".encode("raw_unicode_escape"))            # expect: b'\xe9\\u20ac'
print(codecs.escape_decode(rb"\x41\n\101")[0])           # expect: b'A\nA'
print(codecs.escape_encode(b"a'\x00\n")[0])              # expect: b"a\\'\\x00\\n"
print("1 + é = \u20ac".encode("utf-7"))                  # expect: b'1 +- +AOk = +IKw-'
print(b"1 +- +AOk = +IKw-".decode("utf-7"))              # expect: 1 + é = €
try:
    rb"\x4".decode("unicode_escape")
except UnicodeDecodeError as e:
    print(e)
# expect: 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
print(codecs.charmap_decode(b"ab", "strict", {97: "x", 98: 0x20ac}))  # expect: ('x€', 2)
print(codecs.charmap_encode("ab", "strict", {97: 1, 98: b"zz"}))      # expect: (b'\x01zz', 2)
try:
    codecs.charmap_decode(b"c", "strict", {})
except UnicodeDecodeError as e:
    print(e)
# expect: 'charmap' codec can't decode byte 0x63 in position 0: character maps to <undefined>

decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([b])) for b in "a€".encode()])  # expect: ['a', '', '', '€']
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"))          # expect: b'\xff\xfea\x00' b'b\x00'
stream = codecs.getreader("utf-8")(io.BytesIO("é\nb".encode()))
print([line for line in stream])                         # expect: ['é\n', 'b']
print(list(codecs.iterdecode([b"\xe2", b"\x82\xac"], "utf-8")))  # expect: ['€']
print(codecs.BOM_UTF8, codecs.getencoder("ascii")("a"))  # expect: b'\xef\xbb\xbf' (b'a', 1)
for bad in [lambda: codecs.utf_8_encode(b"a"), lambda: codecs.utf_8_decode("a"),
            lambda: codecs.utf_8_encode()]:
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: utf_8_encode() argument 1 must be str, not bytes
# expect: a bytes-like object is required, not 'str'
# expect: utf_8_encode expected at least 1 argument, got 0
