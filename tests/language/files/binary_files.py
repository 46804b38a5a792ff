PATH = "/tmp/vitro-language-files-binary"
with open(PATH, "wb") as f:
    print(f.write(b"0123456789"), f.write(bytearray(b"ab")), f.tell())  # expect: 10 2 12
f = open(PATH, "rb")
print(f.read(3), f.peek()[:2], f.tell(), f.seek(1), f.read(2), f.seek(-2, 2), f.read())  # expect: b'012' b'34' 3 1 b'12' 10 b'ab'
b = bytearray(4)
print(f.seek(0), f.readinto(b), b, f.read1(2), f.readline(3), f.read(None), f.read())  # expect: 0 4 bytearray(b'0123') b'45' b'678' b'9ab' b''
print(repr(f).startswith("<_io.BufferedReader name='/tmp"), f.mode, f.raw.mode, f.raw.closefd)  # expect: True rb rb True
raw = f.detach()
print(type(raw), raw.read(1), raw.tell())  # expect: <class '_io.FileIO'> b'' 12
raw.close()
print(raw)                               # expect: <_io.FileIO [closed]>
with open(PATH, "r+b") as f:
    print(type(f), f.read(2))            # expect: <class '_io.BufferedRandom'> b'01'
    f.write(b"XX")
    print(f.tell(), f.seek(0), f.read())  # expect: 4 0 b'01XX456789ab'
with open(PATH, "rb", buffering=0) as f:
    print(type(f), f.read(2), f.readall())  # expect: <class '_io.FileIO'> b'01' b'XX456789ab'
with open(PATH, "wb") as f:
    f.write(b"a\nb\nc")
with open(PATH, "rb") as f:
    print(list(f))                       # expect: [b'a\n', b'b\n', b'c']
with open(PATH, "ab") as f:
    f.write(b"d" * 20000)
with open(PATH, "rb") as f:
    print(len(f.read(10)), len(f.read(15000)), len(f.read()))  # expect: 10 15000 4995
