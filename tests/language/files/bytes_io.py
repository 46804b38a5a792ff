from _io import BytesIO

b = BytesIO(b"abc\nde")
print(b.read(1), b.readline(), b.read(), b.tell(), b.seek(0), b.readlines())  # expect: b'a' b'bc\n' b'de' 6 0 [b'abc\n', b'de']
print(b.seek(2), b.write(b"XYZ"), b.getvalue(), b.truncate(3), b.getvalue())  # expect: 2 3 b'abXYZe' 3 b'abX'
b.seek(5)
b.write(b"!")
print(b.getvalue(), b.seek(-2, 2), b.read())  # expect: b'abX\x00\x00!' 4 b'\x00!'
target = bytearray(3)
b.seek(0)
print(b.readinto(target), target, list(BytesIO(b"a\nb")))  # expect: 3 bytearray(b'abX') [b'a\n', b'b']
view = b.getbuffer()
view[0] = 65
print(b.getvalue()[:3])                       # expect: b'AbX'
for change in [lambda: b.write(b"x"), b.close, lambda: b.truncate(0)]:
    try:
        change()
    except BufferError as error:
        print(error)
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
view.release()
b.close()
for use in [b.getvalue, lambda: b.write(b""), b.tell]:
    try:
        use()
    except ValueError as error:
        print(error)
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.

class Counted(BytesIO):
    def write(self, octets):
        self.count = getattr(self, "count", 0) + 1
        return super().write(octets)

with Counted() as c:
    c.writelines([b"a"])
    c.write(b"b")
    print(c.getvalue(), c.count)              # expect: b'ab' 1
print(c.closed)                               # expect: True
