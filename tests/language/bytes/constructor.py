def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)

class Own:
    def __bytes__(self):
        return b"own"

class Wrong:
    def __bytes__(self):
        return 1

class Four:
    def __index__(self):
        return 4

print(bytes(), bytes(3), bytes([1, 65]))           # expect: b'' b'\x00\x00\x00' b'\x01A'
print(bytes(bytearray(b"ab")), bytes(memoryview(b"abcd")[::2]))  # expect: b'ab' b'ac'
print(bytes("é", "utf-8"), bytes("é", "ascii", "replace"))  # expect: b'\xc3\xa9' b'?'
print(bytes(Own()), bytes(Four()), bytes(source=b"x"))  # expect: b'own' b'\x00\x00\x00\x00' b'x'
print(bytes(iter([0, 1, 2])))                   # expect: b'\x00\x01\x02'
attempt(lambda: bytes(Wrong()))                    # expect: TypeError: __bytes__ returned non-bytes (type int)
attempt(lambda: bytes(-1))                         # expect: ValueError: negative count
attempt(lambda: bytes(2**70))                      # expect: OverflowError: cannot fit 'int' into an index-sized integer
attempt(lambda: bytes("a"))                        # expect: TypeError: string argument without an encoding
attempt(lambda: bytes("a", errors="strict"))       # expect: TypeError: string argument without an encoding
attempt(lambda: bytes(1, "ascii"))                 # expect: TypeError: encoding without a string argument
attempt(lambda: bytes(1, errors="x"))              # expect: TypeError: errors without a string argument
attempt(lambda: bytes([1, 256]))                   # expect: ValueError: bytes must be in range(0, 256)
attempt(lambda: bytes([1, "a"]))                   # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: bytes(1.5))                        # expect: TypeError: cannot convert 'float' object to bytes
attempt(lambda: bytes(b"", "a", "b", "c"))         # expect: TypeError: bytes() takes at most 3 arguments (4 given)
