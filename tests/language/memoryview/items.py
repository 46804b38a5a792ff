def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)

array = bytearray(b"abcdef")
m = memoryview(array)
print(len(m), m[0], m[-1], m[1:3].tobytes(), m[::-2].tolist(), list(m[4:]))  # expect: 6 97 102 b'bc' [102, 100, 98] [101, 102]
m[0] = 65
m[1:3] = b"BC"
m[3:6] = m[0:3]
m[::2] = b"xyz"
print(array)                            # expect: bytearray(b'xByAzC')
print(m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.readonly, m.obj is array)  # expect: B 1 6 1 (6,) (1,) False True
print(m.c_contiguous, m[::2].contiguous, m[::2].strides, m.toreadonly().readonly, m.hex("-"))  # expect: True False (2,) True 78-42-79-41-7a-43
attempt(lambda: m[9])                   # expect: IndexError: index out of bounds on dimension 1
attempt(lambda: m["a"])                 # expect: TypeError: memoryview: invalid slice key
attempt(lambda: m.__setitem__(0, 256))  # expect: ValueError: memoryview: invalid value for format 'B'
attempt(lambda: m.__setitem__(0, "a"))  # expect: TypeError: memoryview: invalid type for format 'B'
attempt(lambda: m.__setitem__(slice(0, 2), b"abc"))  # expect: ValueError: memoryview assignment: lvalue and rvalue have different structures
attempt(lambda: m.__delitem__(0))       # expect: TypeError: cannot delete memory
attempt(lambda: memoryview(b"a").__setitem__(0, 1))  # expect: TypeError: cannot modify read-only memory
attempt(lambda: memoryview("a"))        # expect: TypeError: memoryview: a bytes-like object is required, not 'str'
print(memoryview(b"ab") == b"ab", memoryview(b"ab") == memoryview(bytearray(b"ab")), memoryview(b"ab") == "ab")  # expect: True True False
print(hash(memoryview(b"ab")) == hash(b"ab"))  # expect: True
attempt(lambda: hash(m))                # expect: ValueError: cannot hash writable memoryview object
attempt(lambda: memoryview(b"a") < b"b")  # expect: TypeError: '<' not supported between instances of 'memoryview' and 'bytes'
