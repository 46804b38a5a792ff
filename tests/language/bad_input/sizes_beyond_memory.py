import itertools


def attempt(what, run):
    try:
        value = run()
        print(what, "ok", value if isinstance(value, (int, bool, str)) and len(str(value)) < 50 else "")
    except Exception as e:
        print(what, type(e).__name__, str(e)[:90])


BIG, HUGE = 2**62, 2**70
for n in (BIG, HUGE, -HUGE):
    for what, run in {
        "str *": lambda: "ab" * n, "bytes *": lambda: b"ab" * n, "list *": lambda: [1, 2] * n, "tuple *": lambda: (1, 2) * n,
        "bytearray *": lambda: bytearray(b"ab") * n, "empty *": lambda: "" * n, "[] *": lambda: [] * n,
        "ljust": lambda: "a".ljust(n), "center": lambda: b"a".center(n), "zfill": lambda: "1".zfill(n),
        "format width": lambda: format("a", str(n)), "format int": lambda: format(1, f"{n}d"), "float": lambda: format(1.5, f".{n}f"),
        "%": lambda: "%*d" % (n, 1), "expandtabs": lambda: "\t".expandtabs(n),
        "bytes()": lambda: bytes(n), "bytearray()": lambda: bytearray(n), "range": lambda: len(range(n)),
        "to_bytes": lambda: (1).to_bytes(n, "big"),
        "insert": lambda: [1].insert(n, 2), "slice": lambda: len([1, 2, 3][:n]), "islice": lambda: list(itertools.islice([1], n)),
        "round": lambda: round(1.5, n), 
        "chr": lambda: chr(n), "split": lambda: "a b".split(None, n)[0], "replace": lambda: "aaa".replace("a", "b", n),
        "setitem": lambda: [1].__setitem__(n, 1), "index": lambda: [1].index(1, n), "str find": lambda: "abc".find("b", n),
        "sum": lambda: sum([n, n]) > 0, "hash": lambda: hash(n),
 
        
        "memoryview": lambda: memoryview(b"abc")[n:].nbytes, "join": lambda: len(",".join(["a"] * 3)), "indent": lambda: "%-*s" % (-3, "a"),
        "c": lambda: "%c" % n, "read": lambda: __import__("io").BytesIO(b"a").read(n),
    }.items():
        attempt(f"{what} {n}", run)
# expect: str * 4611686018427387904 OverflowError repeated string is too long
# expect: bytes * 4611686018427387904 OverflowError repeated bytes are too long
# expect: list * 4611686018427387904 MemoryError 
# expect: tuple * 4611686018427387904 MemoryError 
# expect: bytearray * 4611686018427387904 MemoryError 
# expect: empty * 4611686018427387904 ok 
# expect: [] * 4611686018427387904 ok 
# expect: ljust 4611686018427387904 MemoryError 
# expect: center 4611686018427387904 MemoryError 
# expect: zfill 4611686018427387904 MemoryError 
# expect: format width 4611686018427387904 MemoryError 
# expect: format int 4611686018427387904 MemoryError 
# expect: float 4611686018427387904 ValueError precision too big
# expect: % 4611686018427387904 MemoryError 
# expect: expandtabs 4611686018427387904 OverflowError Python int too large to convert to C int
# expect: bytes() 4611686018427387904 MemoryError 
# expect: bytearray() 4611686018427387904 MemoryError 
# expect: range 4611686018427387904 ok 4611686018427387904
# expect: to_bytes 4611686018427387904 MemoryError 
# expect: insert 4611686018427387904 ok 
# expect: slice 4611686018427387904 ok 3
# expect: islice 4611686018427387904 ok 
# expect: round 4611686018427387904 ok 
# expect: chr 4611686018427387904 OverflowError Python int too large to convert to C int
# expect: split 4611686018427387904 ok a
# expect: replace 4611686018427387904 ok bbb
# expect: setitem 4611686018427387904 IndexError list assignment index out of range
# expect: index 4611686018427387904 ValueError 1 is not in list
# expect: str find 4611686018427387904 ok -1
# expect: sum 4611686018427387904 ok True
# expect: hash 4611686018427387904 ok 2
# expect: memoryview 4611686018427387904 ok 0
# expect: join 4611686018427387904 ok 5
# expect: indent 4611686018427387904 ok a  
# expect: c 4611686018427387904 OverflowError %c arg not in range(0x110000)
# expect: read 4611686018427387904 ok 
# expect: str * 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: bytes * 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: list * 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: tuple * 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: bytearray * 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: empty * 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: [] * 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: ljust 1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: center 1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: zfill 1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: format width 1180591620717411303424 ValueError Too many decimal digits in format string
# expect: format int 1180591620717411303424 ValueError Too many decimal digits in format string
# expect: float 1180591620717411303424 ValueError Too many decimal digits in format string
# expect: % 1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: expandtabs 1180591620717411303424 OverflowError Python int too large to convert to C int
# expect: bytes() 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: bytearray() 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: range 1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: to_bytes 1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: insert 1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: slice 1180591620717411303424 ok 3
# expect: islice 1180591620717411303424 ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: round 1180591620717411303424 ok 
# expect: chr 1180591620717411303424 OverflowError Python int too large to convert to C int
# expect: split 1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: replace 1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: setitem 1180591620717411303424 IndexError cannot fit 'int' into an index-sized integer
# expect: index 1180591620717411303424 ValueError 1 is not in list
# expect: str find 1180591620717411303424 ok -1
# expect: sum 1180591620717411303424 ok True
# expect: hash 1180591620717411303424 ok 512
# expect: memoryview 1180591620717411303424 ok 0
# expect: join 1180591620717411303424 ok 5
# expect: indent 1180591620717411303424 ok a  
# expect: c 1180591620717411303424 OverflowError %c arg not in range(0x110000)
# expect: read 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: str * -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: bytes * -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: list * -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: tuple * -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: bytearray * -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: empty * -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: [] * -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: ljust -1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: center -1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: zfill -1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: format width -1180591620717411303424 ValueError Too many decimal digits in format string
# expect: format int -1180591620717411303424 ValueError Too many decimal digits in format string
# expect: float -1180591620717411303424 ValueError Format specifier missing precision
# expect: % -1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: expandtabs -1180591620717411303424 OverflowError Python int too large to convert to C int
# expect: bytes() -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: bytearray() -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: range -1180591620717411303424 ok 0
# expect: to_bytes -1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: insert -1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: slice -1180591620717411303424 ok 0
# expect: islice -1180591620717411303424 ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: round -1180591620717411303424 ok 
# expect: chr -1180591620717411303424 OverflowError Python int too large to convert to C int
# expect: split -1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: replace -1180591620717411303424 OverflowError Python int too large to convert to C ssize_t
# expect: setitem -1180591620717411303424 IndexError cannot fit 'int' into an index-sized integer
# expect: index -1180591620717411303424 ok 0
# expect: str find -1180591620717411303424 ok 1
# expect: sum -1180591620717411303424 ok False
# expect: hash -1180591620717411303424 ok -512
# expect: memoryview -1180591620717411303424 ok 3
# expect: join -1180591620717411303424 ok 5
# expect: indent -1180591620717411303424 ok a  
# expect: c -1180591620717411303424 OverflowError %c arg not in range(0x110000)
# expect: read -1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
