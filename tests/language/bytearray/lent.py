# While its memory is lent a bytearray keeps its size.
a = bytearray(b"abc")
view = memoryview(a)
for change in [lambda: a.append(1), lambda: a.pop(), lambda: a.clear(), lambda: a.extend(b"x"),
               lambda: a.__delitem__(0), lambda: a.__iadd__(b"x"), lambda: a.insert(0, 1),
               lambda: a.__imul__(2), lambda: a.__setitem__(slice(0, 1), b"xy")]:
    try:
        change()
    except BufferError as error:
        print(error)
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
a[0] = 120
a[1:3] = b"yz"
print(a, view.tobytes())  # expect: bytearray(b'xyz') b'xyz'
view.release()
a.append(33)
print(a)                  # expect: bytearray(b'xyz!')

b = bytearray(b"abc")

class Shortener:
    def __index__(self):
        del b[:]
        return 1

try:
    b[2] = Shortener()
except IndexError as error:
    print(error)
# expect: bytearray index out of range
