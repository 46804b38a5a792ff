PATH = "/tmp/vitro-language-files-encodings"

def octets():
    with open(PATH, "rb") as f:
        return f.read()

for encoding in ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32-le", "cp1252"]:
    with open(PATH, "w", encoding=encoding) as f:
        f.write("aé")
        f.write("€\n")
    with open(PATH, encoding=encoding) as f:
        print(encoding, octets(), f.read() == "aé€\n")
# expect: utf-8 b'a\xc3\xa9\xe2\x82\xac\n' True
# expect: utf-8-sig b'\xef\xbb\xbfa\xc3\xa9\xe2\x82\xac\n' True
# expect: utf-16 b'\xff\xfea\x00\xe9\x00\xac \n\x00' True
# expect: utf-16-be b'\x00a\x00\xe9 \xac\x00\n' True
# expect: utf-32-le b'a\x00\x00\x00\xe9\x00\x00\x00\xac \x00\x00\n\x00\x00\x00' True
# expect: cp1252 b'a\xe9\x80\n' True
with open(PATH, "w", encoding="utf-16") as f:
    f.write("a")
with open(PATH, "a", encoding="utf-16") as f:
    f.write("b")
print(octets())                       # expect: b'\xff\xfea\x00b\x00'
with open(PATH, "w", encoding="ascii", errors="backslashreplace") as f:
    f.write("é€")
print(octets())                       # expect: b'\\xe9\\u20ac'
with open(PATH, "w", encoding="ascii") as f:
    try:
        f.write("é")
    except UnicodeEncodeError as error:
        print(error)                  # expect: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
with open(PATH, "wb") as f:
    f.write(b"x" * 8191 + "é€".encode() + b"\xff")
with open(PATH, encoding="utf-8", errors="replace") as f:
    print(f.read()[8190:], f.seek(8191), f.read(1), f.tell(), f.read())  # expect: xé€� 8191 é 8193 €�
with open(PATH, encoding="utf-8") as f:
    try:
        f.read()
    except UnicodeDecodeError as error:
        print(error)                  # expect: 'utf-8' codec can't decode byte 0xff in position 8196: invalid start byte
