def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)

class Own:
    def __bytes__(self):
        return b"own"

print(b"%s|%b|%5s|%-5s|%.2s" % (b"a", bytearray(b"b"), b"c", b"d", b"eee"))  # expect: b'a|b|    c|d    |ee'
print(b"%d %05d %+d %#x %o %e" % (1, 2, 3, 255, 8, 1.5))  # expect: b'1 00002 +3 0xff 10 1.500000e+00'
print(b"%c%c" % (65, b"B"), b"%a %r" % ("é", "é"))  # expect: b'AB' b"'\\xe9' '\\xe9'"
print(b"%(key)s %%" % {b"key": b"value"}, b"%s" % Own())  # expect: b'value %' b'own'
print(bytearray(b"%d") % 7, type(bytearray(b"%d") % 7))  # expect: bytearray(b'7') <class 'bytearray'>
attempt(lambda: b"%s" % "a")   # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
attempt(lambda: b"%c" % 256)   # expect: OverflowError: %c arg not in range(256)
attempt(lambda: b"%c" % b"ab")  # expect: TypeError: %c requires an integer in range(256) or a single byte
attempt(lambda: b"%f" % "a")   # expect: TypeError: float argument required, not str
attempt(lambda: b"%d" % "a")   # expect: TypeError: %d format: a real number is required, not str
attempt(lambda: b"%d" % (1, 2))  # expect: TypeError: not all arguments converted during bytes formatting
attempt(lambda: b"%d" % ())    # expect: TypeError: not enough arguments for format string
attempt(lambda: b"%(a)s" % {"a": b""})  # expect: KeyError: b'a'
