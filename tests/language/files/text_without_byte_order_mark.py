# Files in utf-16 and utf-32 begin with a byte order mark; what is too short to tell is no error.
import io


def show(octets, encoding, read=lambda text: text.read(), **options):
    text = io.TextIOWrapper(io.BytesIO(octets), encoding, **options)
    try:
        print(ascii(read(text)))
    except UnicodeError as error:
        print(type(error).__name__, error)
    return text


show("abcd".encode("utf-16-le"), "utf-16")  # expect: UnicodeError UTF-16 stream does not start with BOM
show("abcd".encode("utf-32-le"), "utf-32")  # expect: UnicodeError UTF-32 stream does not start with BOM
show("ab\ncd".encode("utf-16-be"), "utf-16", lambda text: text.readline())
# expect: UnicodeError UTF-16 stream does not start with BOM
show("abcd".encode("utf-16-le"), "utf-16", list)
# expect: UnicodeError UTF-16 stream does not start with BOM
show("abcd".encode("utf-16-le"), "utf-16", lambda text: text.read(2))
# expect: UnicodeError UTF-16 stream does not start with BOM
show("abcd".encode("utf-16"), "utf-16")  # expect: 'abcd'
show("abcd".encode("utf-32"), "utf-32", lambda text: text.read(3))  # expect: 'abc'
show(b"\xfe\xff" + "abcd".encode("utf-16-be"), "utf-16")  # expect: 'abcd'
show(b"\0\0\xfe\xff" + "abcd".encode("utf-32-be"), "utf-32")  # expect: 'abcd'
show(b"", "utf-16")  # expect: ''
show(b"", "utf-32", lambda text: text.read(1))  # expect: ''
show(b"a", "utf-16", errors="replace")  # expect: '\ufffd'
show(b"a", "utf-16")
# expect: UnicodeDecodeError 'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data
show(b"\xff\xfe", "utf-16")  # expect: ''
show("abcd".encode("utf-16-le"), "utf-16-le")  # expect: 'abcd'
text = show("abcd".encode("utf-16-le"), "utf-16")
# expect: UnicodeError UTF-16 stream does not start with BOM
text.seek(2)
print(text.read(), "abcd".encode("utf-16-le").decode("utf-16"))  # expect: bcd abcd
