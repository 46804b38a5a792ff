b = b'abc\x00\xff'
print(b, b[0], b[1:3], len(b), list(b), b + b'x', b * 2, b == b'abc', repr(b.decode('latin-1')), b'a' in b, 97 in b)
# expect: b'abc\x00\xff' 97 b'bc' 5 [97, 98, 99, 0, 255] b'abc\x00\xffx' b'abc\x00\xffabc\x00\xff' False 'abc\x00ÿ' True True
print(b'abc'.decode(), 'é'.encode('utf-8'), bytes([1, 2]), bytes(3), b'x'.hex())
# expect: abc b'\xc3\xa9' b'\x01\x02' b'\x00\x00\x00' 78
