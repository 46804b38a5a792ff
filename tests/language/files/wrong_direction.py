from _io import UnsupportedOperation
PATH = "/tmp/vitro-language-files-direction"

def attempt(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__ + ":", error)

with open(PATH, "w") as f:
    attempt(f.read)                   # expect: UnsupportedOperation: not readable
    attempt(lambda: f.write(1))       # expect: TypeError: write() argument must be str, not int
with open(PATH) as f:
    attempt(lambda: f.write("a"))     # expect: UnsupportedOperation: not writable
    attempt(lambda: f.seek(1, 1))     # expect: UnsupportedOperation: can't do nonzero cur-relative seeks
    attempt(lambda: f.seek(-1))       # expect: ValueError: negative seek position -1
with open(PATH, "wb") as f:
    attempt(f.read)                   # expect: UnsupportedOperation: read
    attempt(lambda: f.write("a"))     # expect: TypeError: a bytes-like object is required, not 'str'
with open(PATH, "rb") as f:
    attempt(lambda: f.write(b"a"))    # expect: UnsupportedOperation: write
    attempt(lambda: f.readinto(b""))  # expect: TypeError: readinto() argument must be read-write bytes-like object, not bytes
with open(PATH, "wb", 0) as f:
    attempt(f.read)                   # expect: UnsupportedOperation: File not open for reading
f = open(PATH)
f.close()
f.close()
attempt(f.read)                       # expect: ValueError: I/O operation on closed file.
attempt(lambda: next(f))              # expect: ValueError: I/O operation on closed file.
attempt(f.__enter__)                  # expect: ValueError: I/O operation on closed file.
f = open(PATH, "rb")
f.close()
attempt(f.read)                       # expect: ValueError: read of closed file
f = open(PATH, "wb")
f.close()
attempt(lambda: f.write(b""))         # expect: ValueError: write to closed file
print(UnsupportedOperation.__mro__[1:3], UnsupportedOperation)  # expect: (<class 'OSError'>, <class 'ValueError'>) <class 'io.UnsupportedOperation'>
