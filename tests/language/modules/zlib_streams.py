# zlib: whole texts and streams, compressed and back.
import gzip
import io
import zipfile
import zlib

data = b"hello hello hello hello " * 200
packed = zlib.compress(data)
print(len(packed) < 100, zlib.decompress(packed) == data)  # expect: True True
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")))
# expect: 907060870 103547413 907060870
packer = zlib.compressobj(9, zlib.DEFLATED, -15)
raw = packer.compress(data[:1000]) + packer.compress(data[1000:]) + packer.flush()
print(zlib.decompress(raw, -15) == data)                 # expect: True
opener = zlib.decompressobj()
parts = [opener.decompress(packed[:10]), opener.decompress(packed[10:] + b"more", 100)]
print(len(parts[1]), opener.unused_data, opener.eof, len(opener.unconsumed_tail) > 0)  # expect: 100 b'' False True
rest = opener.decompress(opener.unconsumed_tail)
print(parts[0] + parts[1] + rest == data, opener.unused_data, opener.eof)  # expect: True b'more' True
other = zlib.compressobj(zdict=b"hello")
words = other.compress(b"hello!") + other.flush()
print(zlib.decompressobj(zdict=b"hello").decompress(words))  # expect: b'hello!'
copied = zlib.compressobj()
start = copied.compress(b"abc")
twin = copied.copy()
print(zlib.decompress(start + copied.flush()), zlib.decompress(start + twin.compress(b"d") + twin.flush()))
# expect: b'abc' b'abcd'
print(gzip.decompress(gzip.compress(data)) == data)      # expect: True
with gzip.open(io.BytesIO(gzip.compress(b"a\nb\n")), "rt") as lines:
    print(list(lines))                                   # expect: ['a\n', 'b\n']
file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("x.txt", data)
with zipfile.ZipFile(file) as archive:
    print(archive.namelist(), archive.read("x.txt") == data)  # expect: ['x.txt'] True
for bad in [lambda: zlib.decompress(b"nonsense"), lambda: zlib.decompress(packed[:20]), lambda: zlib.compress("text"),
            lambda: zlib.compress(b"", 77), lambda: zlib.compressobj(77), lambda: zlib.decompressobj().decompress(b"x", -1)]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
# expect: error Error -3 while decompressing data: incorrect header check
# expect: error Error -5 while decompressing data: incomplete or truncated stream
# expect: TypeError a bytes-like object is required, not 'str'
# expect: error Bad compression level
# expect: ValueError Invalid initialization option
# expect: ValueError max_length must be non-negative
