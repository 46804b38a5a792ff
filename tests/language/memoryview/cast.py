def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)

m = memoryview(b"abcdefgh")
print(m.cast("H").tolist(), m.cast("@i").format, m.cast("c")[0])  # expect: [25185, 25699, 26213, 26727] @i b'a'
grid = m.cast("B", [2, 4])
print(grid.shape, grid.strides, grid.ndim, grid[1, 2], len(grid), grid.tolist())  # expect: (2, 4) (4, 1) 2 103 2 [[97, 98, 99, 100], [101, 102, 103, 104]]
print(grid.cast("B").tobytes())         # expect: b'abcdefgh'
array = bytearray(8)
numbers = memoryview(array).cast("i")
numbers[0] = -1
numbers[1] = 5
print(array, numbers.tolist())          # expect: bytearray(b'\xff\xff\xff\xff\x05\x00\x00\x00') [-1, 5]
reals = memoryview(array).cast("d")
reals[0] = 1.5
print(reals.tolist(), memoryview(array).cast("Q").tolist())  # expect: [1.5] [4609434218613702656]
attempt(lambda: numbers.__setitem__(0, 2**31))  # expect: ValueError: memoryview: invalid value for format 'i'
attempt(lambda: m.cast("i").cast("h"))  # expect: TypeError: memoryview: cannot cast between two non-byte formats
attempt(lambda: m[:3].cast("i"))        # expect: TypeError: memoryview: length is not a multiple of itemsize
attempt(lambda: m[::2].cast("i"))       # expect: TypeError: memoryview: casts are restricted to C-contiguous views
attempt(lambda: m.cast(">i"))           # expect: ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
attempt(lambda: m.cast("B", [3, 3]))    # expect: TypeError: memoryview: product(shape) * itemsize != buffer size
attempt(lambda: m.cast("B", [2, 0]))    # expect: ValueError: memoryview.cast(): elements of shape must be integers > 0
attempt(lambda: grid[0])                # expect: NotImplementedError: multi-dimensional sub-views are not implemented
attempt(lambda: grid[0, 9])             # expect: IndexError: index out of bounds on dimension 2
