# Codecs and error handlers that programs register reach str.encode() and bytes.decode().
import codecs

print(codecs.lookup("UTF-8").name)                       # expect: utf-8
print(codecs.encode("héllo", "latin-1"))                 # expect: b'h\xe9llo'
print(codecs.decode(b"68656c6c6f", "hex") if False else "skipped")  # expect: skipped
print(codecs.encode("hello", "rot13"))                   # expect: uryyb
print("\u20ac10".encode("cp1256"))                       # expect: b'\x8010'
print(b"\x80".decode("cp1256"))                          # expect: €
print("aé".encode("mac_cyrillic", "replace"))            # expect: b'a?'


def stars(error):
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "*" * (error.end - error.start), error.end


codecs.register_error("stars", stars)
print(codecs.lookup_error("stars") is stars)             # expect: True
print("aé€b".encode("ascii", "stars"))                   # expect: b'a**b'
print("aé€b".encode("latin-1", "stars"))                 # expect: b'a\xe9*b'
print("aé€b".encode("cp1256", "stars"))                  # expect: b'a\xe9\x80b'

codecs.register_error("bytes", lambda e: (b"<raw>", e.end))
print("a\ud800".encode("utf-8", "bytes"))                # expect: b'a<raw>'
codecs.register_error("again", lambda e: ("?", -1))
print(b"\xffab".decode("ascii", "again"))                # expect: ?b
for answer in [3, ("x",), ("x", 99), (b"x", 1)]:
    codecs.register_error("odd", lambda e, a=answer: a)
    try:
        b"\xff".decode("utf-8", "odd")
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: IndexError position 99 from error handler out of bounds
# expect: TypeError decoding error handler must return (str, int) tuple


def find(name):
    if name != "upper_case":
        return None
    return codecs.CodecInfo(
        name="upper-case",
        encode=lambda text, errors="strict": (text.upper().encode("ascii"), len(text)),
        decode=lambda octets, errors="strict": (bytes(octets).decode("ascii").lower(), len(octets)),
    )


codecs.register(find)
print("abc".encode("Upper Case"), b"ABC".decode("upper-case"))  # expect: b'ABC' abc
codecs.unregister(find)
try:
    "abc".encode("upper_case")
except LookupError as e:
    print(e)                                             # expect: unknown encoding: upper_case
try:
    "abc".encode("rot13")
except LookupError as e:
    print(e)  # expect: 'rot13' is not a text encoding; use codecs.encode() to handle arbitrary codecs
try:
    b"abc".decode("hex")
except LookupError as e:
    print(e)  # expect: 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs
try:
    codecs.lookup_error("nothing")
except LookupError as e:
    print(e)                                             # expect: unknown error handler name 'nothing'
try:
    codecs.lookup(3)
except TypeError as e:
    print(e)                                             # expect: lookup() argument must be str, not int
try:
    codecs.register(3)
except TypeError as e:
    print(e)                                             # expect: argument must be callable
for name in ["strict", "ignore", "replace", "backslashreplace"]:
    handler = codecs.lookup_error(name)
    try:
        print(handler(UnicodeDecodeError("ascii", b"ab\xff", 2, 3, "why")))
    except UnicodeDecodeError as e:
        print(e)
# expect: 'ascii' codec can't decode byte 0xff in position 2: why
# expect: ('', 3)
# expect: ('�', 3)
# expect: ('\\xff', 3)
