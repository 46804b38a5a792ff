def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
for a in [(b'',), (b'\x01',), (b'\xff',), (b'\x01\x02', 'big'), (b'\x01\x02', 'little'), ([1, 2], 'big'), (bytearray(b'\x01\x02'), 'little'), ((1, 256), 'big'), ([-1],), ('a', 'big'), (1,), (b'\x01', 'x'), (b'\x01', 1), (), (b'\xff' * 9, 'big'), (b'\x80' + b'\0' * 8, 'big')]:
    show(int.from_bytes, *a); show(int.from_bytes, *a, signed=True)
show(int.from_bytes, b'\x01', byteorder='little', signed=1); show(int.from_bytes, bytes=b'\x01'); show(int.from_bytes, b'\x01', 'big', True)
for n in [0, -1, 128, -129, 256, 2**63]:
    for k in [(), (2, 'little'), (8, 'big'), (0,)]:
        show(n.to_bytes, *k); show(n.to_bytes, *k, signed=True)
show((5).to_bytes, -1); show((5).to_bytes, 1, 'x'); show((5).to_bytes, 'a'); show((5).to_bytes, length=2, byteorder='big', signed=False); show((5).to_bytes, 2, 'big', True); show((5).to_bytes, 2**70)
class B:
    def __bytes__(self): return b'\x05'
show(int.from_bytes, B()); show(True.to_bytes); show(True.from_bytes, b'\x02'); show(bool.from_bytes, b'\x00')
# expect: 0
# expect: 0
# expect: 1
# expect: 1
# expect: 255
# expect: -1
# expect: 258
# expect: 258
# expect: 513
# expect: 513
# expect: 258
# expect: 258
# expect: 513
# expect: 513
# expect: ValueError: bytes must be in range(0, 256)
# expect: ValueError: bytes must be in range(0, 256)
# expect: ValueError: bytes must be in range(0, 256)
# expect: ValueError: bytes must be in range(0, 256)
# expect: TypeError: cannot convert 'str' object to bytes
# expect: TypeError: cannot convert 'str' object to bytes
# expect: TypeError: cannot convert 'int' object to bytes
# expect: TypeError: cannot convert 'int' object to bytes
# expect: ValueError: byteorder must be either 'little' or 'big'
# expect: ValueError: byteorder must be either 'little' or 'big'
# expect: TypeError: from_bytes() argument 'byteorder' must be str, not int
# expect: TypeError: from_bytes() argument 'byteorder' must be str, not int
# expect: TypeError: from_bytes() missing required argument 'bytes' (pos 1)
# expect: TypeError: from_bytes() missing required argument 'bytes' (pos 1)
# expect: 4722366482869645213695
# expect: -1
# expect: 2361183241434822606848
# expect: -2361183241434822606848
# expect: 1
# expect: 1
# expect: TypeError: from_bytes() takes at most 2 positional arguments (3 given)
# expect: b'\x00'
# expect: b'\x00'
# expect: b'\x00\x00'
# expect: b'\x00\x00'
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: b''
# expect: b''
# expect: OverflowError: can't convert negative int to unsigned
# expect: b'\xff'
# expect: OverflowError: can't convert negative int to unsigned
# expect: b'\xff\xff'
# expect: OverflowError: can't convert negative int to unsigned
# expect: b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: OverflowError: can't convert negative int to unsigned
# expect: b''
# expect: b'\x80'
# expect: OverflowError: int too big to convert
# expect: b'\x80\x00'
# expect: b'\x80\x00'
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x80'
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x80'
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: OverflowError: can't convert negative int to unsigned
# expect: OverflowError: int too big to convert
# expect: OverflowError: can't convert negative int to unsigned
# expect: b'\x7f\xff'
# expect: OverflowError: can't convert negative int to unsigned
# expect: b'\xff\xff\xff\xff\xff\xff\xff\x7f'
# expect: OverflowError: can't convert negative int to unsigned
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: b'\x00\x01'
# expect: b'\x00\x01'
# expect: b'\x00\x00\x00\x00\x00\x00\x01\x00'
# expect: b'\x00\x00\x00\x00\x00\x00\x01\x00'
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: b'\x80\x00\x00\x00\x00\x00\x00\x00'
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: OverflowError: int too big to convert
# expect: ValueError: length argument must be non-negative
# expect: ValueError: byteorder must be either 'little' or 'big'
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: b'\x00\x05'
# expect: TypeError: to_bytes() takes at most 2 positional arguments (3 given)
# expect: OverflowError: Python int too large to convert to C ssize_t
# expect: 5
# expect: b'\x01'
# expect: True
# expect: False
