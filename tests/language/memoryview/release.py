def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)

with memoryview(bytearray(b"abc")) as m:
    part = m[1:]
    print(m[0])               # expect: 97
print(part.tobytes())         # expect: b'bc'
attempt(lambda: m[0])         # expect: ValueError: operation forbidden on released memoryview object
attempt(lambda: len(m))       # expect: ValueError: operation forbidden on released memoryview object
attempt(lambda: m.obj)        # expect: ValueError: operation forbidden on released memoryview object
print(m == m, m == part, repr(m)[:19])  # expect: True False <released memory at
m.release()

class Releaser:
    def __init__(self, view):
        self.view = view
    def __index__(self):
        self.view.release()
        return 0

view = memoryview(bytearray(b"abc"))
attempt(lambda: view[Releaser(view)])  # expect: ValueError: operation forbidden on released memoryview object
view = memoryview(bytearray(b"abc"))
attempt(lambda: view.__setitem__(0, Releaser(view)))  # expect: ValueError: operation forbidden on released memoryview object
