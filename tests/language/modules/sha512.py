import _sha512

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(_sha512.sha512(b"abc").hexdigest())
print(_sha512.sha384(b"x" * 1000).hexdigest())
h = _sha512.sha512()
h.update(b"a" * 111)
print(h.digest()[:8])
copied = h.copy()
h.update(bytearray(b"b"))
print(h.hexdigest()[:20], copied.hexdigest()[:20], h.digest_size, h.block_size, h.name)
show(lambda: h.update("text"))
show(lambda: h.update(3))
# expect: ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
# expect: f096805600f4ca46f56b08074af11e7ec1da65cc3a66457c11ae0724d0c2e3912428dbc43d4ebc1cd0d7886109b07580
# expect: b'\xfa\x91!\xc7\xb3+\x9e\x01'
# expect: 3434810b85c5fab0b2b5 fa9121c7b32b9e01733d 64 128 sha512
# expect: TypeError Strings must be encoded before hashing
# expect: TypeError object supporting the buffer API required
