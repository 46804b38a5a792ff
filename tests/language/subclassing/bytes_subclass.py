class Octets(bytes):
    pass


b = Octets(b"xyz")
b.q = 1
print(b, b.q, b == b"xyz", hash(b) == hash(b"xyz"), {b"xyz": 1}[b], b[0], b.__dict__)
# expect: b'xyz' 1 True True 1 120 {'q': 1}
print(type(b[:]), type(b + b""), type(b"" + b), type(b.strip()), type(b * 1), type(bytes(b)))
# expect: <class 'bytes'> <class 'bytes'> <class 'bytes'> <class 'bytes'> <class 'bytes'> <class 'bytes'>
print(Octets([1, 2]), Octets(3), Octets("é", "utf-8"), Octets(), type(b.replace(b"q", b"r")))
# expect: b'\x01\x02' b'\x00\x00\x00' b'\xc3\xa9' b'' <class 'bytes'>


class Sized:
    def __bytes__(self):
        return b"from method"


print(bytes(Sized()), Octets(Sized()), type(Octets(Sized())))
# expect: b'from method' b'from method' <class '__main__.Octets'>


class Wrong:
    def __bytes__(self):
        return "no"


try:
    bytes(Wrong())
except TypeError as e:
    print(e)
# expect: __bytes__ returned non-bytes (type str)
