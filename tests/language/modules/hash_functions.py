# hashlib: the digests everybody has, and what hash objects can do.
import hashlib
import hmac

for name in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"]:
    print(name, hashlib.new(name, b"abc").hexdigest()[:32])
# expect: md5 900150983cd24fb0d6963f7d28e17f72
# expect: sha1 a9993e364706816aba3e25717850c26c
# expect: sha224 23097d223405d8228642a477bda255b3
# expect: sha256 ba7816bf8f01cfea414140de5dae2223
# expect: sha384 cb00753f45a35e8bb5a03d699ac65007
# expect: sha512 ddaf35a193617abacc417349ae204131
# expect: sha3_256 3a985da74fe225b2045c172d6bd390bd
# expect: blake2b ba80a53f981c4d0d6a2797b69f12f6e9
# expect: blake2s 508c5e8c327c14e2e1a72ba34eeb452f
h = hashlib.sha256()
for _ in range(1000):
    h.update(b"0123456789")
other = h.copy()
other.update(bytearray(b"x"))
print(h.hexdigest()[:16], other.hexdigest()[:16], h.digest_size, h.block_size, h.name)
# expect: 4c207598af7a20db 1c44cddfcfd16490 32 64 sha256
print([hashlib.md5(b"a" * n).hexdigest()[:8] for n in (0, 55, 56, 63, 64, 119, 120)])
# expect: ['d41d8cd9', 'ef1772b6', '3b0c8ac7', 'b06521f3', '014842d4', '8a7bd073', '5f61c0cc']
print(hashlib.shake_128(b"abc").hexdigest(8), hashlib.shake_256(b"").digest(4))
# expect: 5881092dd818bf5c b'F\xb9\xdd+'
print(hashlib.blake2b(b"abc", digest_size=8, key=b"k", salt=b"s", person=b"p").hexdigest())
# expect: 59713f77d940b04c
print(hashlib.blake2s(b"abc", digest_size=8, fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1,
                      inner_size=8, last_node=True).hexdigest())  # expect: 8bfea23e55e6674e
print(hashlib.blake2b.MAX_DIGEST_SIZE, hashlib.blake2s.SALT_SIZE)  # expect: 64 8
print(hmac.new(b"key", b"message", "sha256").hexdigest()[:16])  # expect: 6e9ef29b75fffc5b
print(hmac.compare_digest(b"a", b"a"), hmac.compare_digest("a", "b"))  # expect: True False
print(hashlib.sha256(b"a", usedforsecurity=False).hexdigest()[:8])  # expect: ca978112
for bad in [lambda: hashlib.sha256("text"), lambda: hashlib.md5(3), lambda: hashlib.new("nope"),
            lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2b(salt=b"x" * 17)]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError Strings must be encoded before hashing
# expect: TypeError object supporting the buffer API required
# expect: ValueError unsupported hash type nope
# expect: ValueError digest_size must be between 1 and 64 bytes
# expect: ValueError maximum salt length is 16 bytes
