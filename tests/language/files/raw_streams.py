# Raw streams written in Python under the buffers and text layers.
from _io import _RawIOBase, BufferedReader, BufferedWriter, TextIOWrapper

class Source(_RawIOBase):
    def __init__(self):
        self.pieces = [b"ab", b"cd\n", b"ef"]
    def readable(self):
        return True
    def readinto(self, target):
        if not self.pieces:
            return 0
        piece = self.pieces.pop(0)
        target[:len(piece)] = piece
        return len(piece)

class Sink(_RawIOBase):
    def __init__(self):
        self.pieces = []
    def writable(self):
        return True
    def write(self, octets):
        self.pieces.append(bytes(octets))
        return len(octets)

print(Source().readall(), Source().read(2), list(Source()))  # expect: b'abcd\nef' b'ab' [b'abcd\n', b'ef']
print(BufferedReader(Source()).read(), BufferedReader(Source()).read1(9))  # expect: b'abcd\nef' b'ab'
print(TextIOWrapper(BufferedReader(Source()), "ascii").readlines())  # expect: ['abcd\n', 'ef']
sink = Sink()
writer = BufferedWriter(sink, 4)
writer.write(b"ab")
print(sink.pieces)                       # expect: []
writer.write(b"cde")
writer.flush()
print(b"".join(sink.pieces))             # expect: b'abcde'
text = TextIOWrapper(writer, "utf-8", line_buffering=True)
text.write("é")
print(len(sink.pieces), end=" ")
text.write("\n")
print(b"".join(sink.pieces))             # expect: 2 b'abcde\xc3\xa9\n'
text.close()
print(writer.closed, sink.closed)        # expect: True True

class Liar(Sink):
    lies = True
    def write(self, octets):
        return 100 if self.lies else len(octets)

try:
    w = BufferedWriter(Liar())
    w.write(b"abc")
    w.flush()
except OSError as error:
    print(error)                         # expect: raw write() returned invalid length 100 (should have been between 0 and 3)
Liar.lies = False
class Broken(_RawIOBase):
    def readable(self):
        return True
    def readinto(self, target):
        raise KeyError("broken")

try:
    BufferedReader(Broken()).read(5)
except KeyError as error:
    print(repr(error))                   # expect: KeyError('broken')
