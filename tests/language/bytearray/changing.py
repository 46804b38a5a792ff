a = bytearray(b"abc")
a.append(100)
a.extend([101, 102])
a.extend(b"gh")
a.insert(0, 65)
a.insert(-1, 66)
print(a, a.pop(), a.pop(0), a)   # expect: bytearray(b'abcdefgB') 104 65 bytearray(b'abcdefgB')
a.remove(66)
a.reverse()
print(a, len(a))                 # expect: bytearray(b'gfedcba') 7
a[0] = 71
a[1:3] = b"--"
a[1:1] = [1, 2]
del a[1]
print(a)                         # expect: bytearray(b'G\x02--dcba')
a[::2] = b"wxyz"
print(a)                         # expect: bytearray(b'w\x02x-ycza')
del a[::2]
print(a)                         # expect: bytearray(b'\x02-ca')
del a[-1:0:-2]
print(a)                         # expect: bytearray(b'\x02c')
a[:] = b""
a += b"xy"
a *= 2
print(a, a.copy() == a, a.copy() is a)  # expect: bytearray(b'xyxy') True False
a.clear()
print(a, bool(a))                # expect: bytearray(b'') False
b = bytearray(b"it's")
print(b, b[1:], b.upper(), b.split(b"'"), bytearray.fromhex("6162"))  # expect: bytearray(b"it\'s") bytearray(b"t\'s") bytearray(b"IT\'S") [bytearray(b'it'), bytearray(b's')] bytearray(b'ab')

class Named(bytearray):
    pass

n = Named(b"ab")
n.label = "label"
print(n, n.label, type(n + b"c"), type(n.copy()))  # expect: Named(b'ab') label <class 'bytearray'> <class 'bytearray'>
for c in bytearray(b"ab"):
    print(c)
# expect: 97
# expect: 98
