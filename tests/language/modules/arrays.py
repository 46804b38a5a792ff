# array: rows of numbers as the machine has them.
import array
import copy
import io
import pickle

a = array.array("i", [1, 2, 3])
a.append(-4)
a.extend([5])
a += array.array("i", [6])
print(a, len(a), a[1], a[-1], a[1:3], a[::-2], 5 in a)
# expect: array('i', [1, 2, 3, -4, 5, 6]) 6 2 6 array('i', [2, 3]) array('i', [6, -4, 2]) True
a[0] = 9
a[1:3] = array.array("i", [7, 7, 7])
del a[-1], a[::3]
print(a, a.pop(), a.pop(0), a.index(7), a.count(7), a.tolist())  # expect: array('i', [7, -4]) 5 7 0 1 [7, -4]
a.insert(1, 8)
a.remove(7)
a.reverse()
print(a, a * 2, a.typecode, a.itemsize, a < array.array("b", [0]), a == array.array("d", [-4, 8]))
# expect: array('i', [-4, 8]) array('i', [-4, 8, -4, 8]) i 4 True True
h = array.array("H", b"\x01\x00\x02\x00")
h.byteswap()
print(h, h.tobytes(), bytes(h), memoryview(h).format, memoryview(h)[1])  # expect: array('H', [256, 512]) b'\x00\x01\x00\x02' b'\x00\x01\x00\x02' H 512
h.frombytes(b"\xff\xff")
print(h[2], array.array("f", [0.5, 1]), array.array("u", "é€"), array.array("u", "ab").tounicode())
# expect: 65535 array('f', [0.5, 1.0]) array('u', 'é€') ab
file = io.BytesIO()
h.tofile(file)
file.seek(0)
back = array.array("H")
back.fromfile(file, 3)
print(back == h, copy.copy(h) == h, pickle.loads(pickle.dumps(h)) == h, list(iter(back)))  # expect: True True True [256, 512, 65535]
view = memoryview(h)
try:
    h.append(1)
except BufferError as e:
    print(e)                                  # expect: cannot resize an array that is exporting buffers
view.release()
h *= 0
print(h, array.typecodes)                                # expect: array('H') bBuhHiIlLqQfd
for code, value in [("b", 200), ("b", 70000), ("B", -1), ("h", 2**15), ("H", -1), ("i", 2**31), ("I", -1), ("I", 2**40),
                    ("l", 2**63), ("L", -1), ("q", 2**63), ("Q", 2**64), ("i", 1.5), ("f", "a"), ("u", "ab")]:
    try:
        array.array(code, [value])
    except Exception as e:
        print(type(e).__name__, e)
# expect: OverflowError signed char is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError unsigned byte integer is less than minimum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError unsigned short is less than minimum
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError can't convert negative value to unsigned int
# expect: OverflowError unsigned int is greater than maximum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError can't convert negative value to unsigned int
# expect: OverflowError int too big to convert
# expect: OverflowError int too big to convert
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError must be real number, not str
# expect: TypeError array item must be unicode character
b = array.array("b", [1])
for bad in [lambda: array.array("x"), lambda: array.array(3), lambda: array.array("b", "a"), lambda: b[5], lambda: b["a"],
            lambda: b + [1], lambda: b.index(2), lambda: b.remove(2), lambda: array.array("b").pop(), lambda: b.pop(3),
            lambda: array.array("h", b"abc"), lambda: b.extend(array.array("h")), lambda: b.fromlist(3), lambda: hash(b)]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
# expect: TypeError array() argument 1 must be a unicode character, not int
# expect: TypeError cannot use a str to initialize an array with typecode 'b'
# expect: IndexError array index out of range
# expect: TypeError array indices must be integers
# expect: TypeError can only append array (not "list") to array
# expect: ValueError array.index(x): x not in array
# expect: ValueError array.remove(x): x not in array
# expect: IndexError pop from empty array
# expect: IndexError pop index out of range
# expect: ValueError bytes length not a multiple of item size
# expect: TypeError can only extend with array of same kind
# expect: TypeError arg must be list
# expect: TypeError unhashable type: 'array.array'
