PATH = "/tmp/vitro-language-files-lines"
with open(PATH, "wb") as f:
    f.write(b"a\r\nb\rc\n")
for newline in [None, "", "\n", "\r", "\r\n"]:
    with open(PATH, newline=newline) as f:
        print(f.readlines(), f.newlines)
# expect: ['a\n', 'b\n', 'c\n'] ('\r', '\n', '\r\n')
# expect: ['a\r\n', 'b\r', 'c\n'] ('\r', '\n', '\r\n')
# expect: ['a\r\n', 'b\rc\n'] None
# expect: ['a\r', '\nb\r', 'c\n'] None
# expect: ['a\r\n', 'b\rc\n'] None
for newline in [None, "", "\n", "\r", "\r\n"]:
    with open(PATH, "w", newline=newline) as f:
        f.write("x\ny\r\n")
    with open(PATH, "rb") as f:
        print(f.read())
# expect: b'x\ny\r\n'
# expect: b'x\ny\r\n'
# expect: b'x\ny\r\n'
# expect: b'x\ry\r\r'
# expect: b'x\r\ny\r\r\n'
try:
    open(PATH, newline="x")
except ValueError as error:
    print(error)                         # expect: illegal newline value: x
