from _io import StringIO

s = StringIO("abc\ndé")
print(s.read(1), s.readline(), s.read(), s.tell(), s.seek(0), s.readlines())
# expect: a bc
# expect:  dé 6 0 ['abc\n', 'dé']
print(s.seek(2), s.write("XYZ"), s.getvalue(), s.truncate(3), s.getvalue())  # expect: 2 3 abXYZé 3 abX
s.seek(5)
s.write("!")
print(repr(s.getvalue()))                     # expect: 'abX\x00\x00!'
print("a", 1, file=s, sep="-")
print(repr(s.getvalue()))                     # expect: 'abX\x00\x00!a-1\n'
for newline in [None, "", "\n", "\r\n"]:
    t = StringIO("a\r\nb\nc", newline=newline)
    print(repr(t.getvalue()), t.newlines, t.readlines())
# expect: 'a\nb\nc' ('\n', '\r\n') ['a\n', 'b\n', 'c']
# expect: 'a\r\nb\nc' ('\n', '\r\n') ['a\r\n', 'b\n', 'c']
# expect: 'a\r\nb\nc' None ['a\r\n', 'b\n', 'c']
# expect: 'a\r\r\nb\r\nc' None ['a\r\r\n', 'b\r\n', 'c']
for wrong in [lambda: StringIO(1), lambda: StringIO().write(b""), lambda: StringIO().seek(-1),
              lambda: StringIO().seek(1, 1), lambda: StringIO().truncate(-1), lambda: StringIO("", "x")]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__ + ":", error)
# expect: TypeError: initial_value must be str or None, not int
# expect: TypeError: string argument expected, got 'bytes'
# expect: ValueError: Negative seek position -1
# expect: OSError: Can't do nonzero cur-relative seeks
# expect: ValueError: Negative size value -1
# expect: ValueError: illegal newline value: 'x'
s.close()
try:
    s.write("x")
except ValueError as error:
    print(error)                              # expect: I/O operation on closed file
