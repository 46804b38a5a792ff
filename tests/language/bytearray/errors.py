def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)

a = bytearray(b"abc")
attempt(lambda: a.append(256))          # expect: ValueError: byte must be in range(0, 256)
attempt(lambda: a.append("a"))          # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: a.extend("ab"))         # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: a.extend(1))            # expect: TypeError: can't extend bytearray with int
attempt(lambda: a.remove(1))            # expect: ValueError: value not found in bytearray
attempt(lambda: bytearray().pop())      # expect: IndexError: pop from empty bytearray
attempt(lambda: a.pop(9))               # expect: IndexError: pop index out of range
attempt(lambda: a.__setitem__(9, 1))    # expect: IndexError: bytearray index out of range
attempt(lambda: a.__setitem__("x", 1))  # expect: TypeError: bytearray indices must be integers or slices, not str
attempt(lambda: a.__setitem__(slice(0, 1), "x"))  # expect: TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
attempt(lambda: a.__setitem__(slice(None, None, 2), b"xyz"))  # expect: ValueError: attempt to assign bytes of size 3 to extended slice of size 2
attempt(lambda: a + 1)                  # expect: TypeError: can't concat int to bytearray
attempt(lambda: hash(a))                # expect: TypeError: unhashable type: 'bytearray'
attempt(lambda: bytearray("a"))         # expect: TypeError: string argument without an encoding
attempt(lambda: bytearray(1.5))         # expect: TypeError: cannot convert 'float' object to bytearray
attempt(lambda: bytearray([300]))       # expect: ValueError: byte must be in range(0, 256)
attempt(lambda: bytearray(-1))          # expect: ValueError: negative count
print(a)                                # expect: bytearray(b'abc')
