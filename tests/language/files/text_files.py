# Text through open(): writing, the ways of reading, positions, line ends.
from _io import FileIO
PATH = "/tmp/vitro-language-files-text"

with open(PATH, "w", encoding="utf-8") as f:
    print(f.write("first\n"), f.tell())  # expect: 6 6
    f.writelines(["zweite é\n", "last"])
    print("!", file=f, end="")
print(f.closed)                          # expect: True
f = open(PATH, encoding="utf-8")
print(f.read(3), f.tell(), repr(f.readline()), f.tell())  # expect: fir 3 'st\n' 6
print(f.read())
# expect: zweite é
# expect: last!
print(f.seek(6), f.readline(3), f.readlines(), f.read() == "")  # expect: 6 zwe ['ite é\n', 'last!'] True
f.seek(0)
for line in f:
    print(line.rstrip())
# expect: first
# expect: zweite é
# expect: last!
print(f.seek(0, 2), f.seek(0, 1), f.readable(), f.writable(), f.seekable())  # expect: 21 21 True False True
f.close()
with open(PATH, "a", encoding="utf-8") as f:
    f.write("more")
with open(PATH, "r+", encoding="utf-8") as f:
    print(f.read(5))                     # expect: first
    f.seek(0)
    f.write("FIRST")
    f.seek(0)
    print(f.readline(), end="")          # expect: FIRST
    print(f.truncate(5))                 # expect: 5
with open(PATH, encoding="ascii") as f:
    print(f.read(), f.name == PATH, f.mode, f.encoding, f.errors)  # expect: FIRST True r ascii strict
open(PATH, "w").write("closed by nobody")
print(open(PATH).read())                 # expect: closed by nobody
