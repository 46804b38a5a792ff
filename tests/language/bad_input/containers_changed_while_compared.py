import collections
import itertools


class Spite:
    """Equal to all; does something first."""

    def __init__(self, act):
        self.act = act

    def __eq__(self, other):
        self.act()
        return True

    def __lt__(self, other):
        self.act()
        return False

    def __hash__(self):
        return 1

    def __repr__(self):
        self.act()
        return "spite"


def attempt(what, run):
    try:
        print(what, run())
    except Exception as e:
        print(what, type(e).__name__, e)


def each(kind):
    victim = kind()
    return victim


for how in ("==", "<", "in", "index", "count", "remove"):
    for make in (list, collections.deque):
        victim = make()
        victim.extend([Spite(victim.clear), Spite(victim.clear), Spite(victim.clear)])
        other = make([0, 0, 0])
        attempt(f"{make.__name__} {how}", {
            "==": lambda: victim == other, "<": lambda: victim < other, "in": lambda: 5 in victim,
            "index": lambda: victim.index(5), "count": lambda: victim.count(5),
            "remove": lambda: victim.remove(5)}[how])
        print(len(victim))
# expect: list == False
# expect: 0
# expect: deque == RuntimeError deque mutated during iteration
# expect: 0
# expect: list < True
# expect: 0
# expect: deque < RuntimeError deque mutated during iteration
# expect: 0
# expect: list in True
# expect: 0
# expect: deque in True
# expect: 0
# expect: list index 0
# expect: 0
# expect: deque index 0
# expect: 0
# expect: list count 1
# expect: 0
# expect: deque count RuntimeError deque mutated during iteration
# expect: 0
# expect: list remove None
# expect: 0
# expect: deque remove IndexError deque mutated during iteration
# expect: 0

victim = {}
victim[Spite(victim.clear)] = 1
attempt("dict get", lambda: victim.get(Spite(lambda: None)))  # expect: dict get None
print(victim)  # expect: {}
victim = {1: Spite(lambda: victim.clear()), 2: 3}
attempt("dict ==", lambda: victim == {1: 0, 2: 3})  # expect: dict == True
attempt("dict items", lambda: (1, 0) in {1: Spite(lambda: None)}.items())  # expect: dict items True
victim = {Spite(lambda: victim.clear()), 2}
attempt("set in", lambda: 1 in victim)  # expect: set in False
attempt("set ==", lambda: victim == {1, 2})  # expect: set == False
victim = set()
victim.add(Spite(lambda: victim.clear()))
attempt("set &", lambda: len(victim & {1}))  # expect: set & 0
victim = set()
victim.add(Spite(lambda: victim.update(range(50, 100))))
attempt("set |=", lambda: victim.update({1}))  # expect: set |= None
attempt("set -", lambda: len(victim - {1}) > 0)  # expect: set - True

for kind in ("repr",):
    victim = [Spite(lambda: victim.clear()), 1, 2]
    attempt("list repr", lambda: repr(victim))
    victim = {1: Spite(lambda: victim.clear()), 2: 2}
    attempt("dict repr", lambda: repr(victim))
    victim = {Spite(lambda: victim.clear())}
    attempt("set repr", lambda: repr(victim))
    victim = collections.deque([Spite(lambda: victim.clear()), 1])
    attempt("deque repr", lambda: repr(victim))
# expect: list repr [spite]
# expect: dict repr {1: spite}
# expect: set repr {spite}
# expect: deque repr deque([spite, 1])

victim = [Spite(lambda: victim.clear()) for _ in range(3)]
attempt("sort", lambda: victim.sort())  # expect: sort None
attempt("sort append", lambda: (lambda l: l.sort(key=lambda x: l.append(x)))([3, 1, 2]))
# expect: sort append TypeError '<' not supported between instances of 'NoneType' and 'NoneType'
victim = [3, 2, 1]
attempt("max", lambda: max(victim, key=lambda x: victim.clear() or x))  # expect: max 3
for name, walk in {
    "dict": lambda: [d.pop(k) for d in [{1: 1, 2: 2}] for k in d],
    "dict grows": lambda: [d.update({k + 10: 1}) for d in [{1: 1, 2: 2}] for k in d],
    "set": lambda: [s.add(k + 10) for s in [{1, 2}] for k in s],
    "deque": lambda: [d.append(k) for d in [collections.deque([1, 2])] for k in d],
    "list": lambda: [l.pop() for l in [[1, 2, 3, 4]] for _ in l],
    "bytearray": lambda: [b.pop() for b in [bytearray(b"abcd")] for _ in b],
    "dict values": lambda: [d.clear() for d in [{1: 1, 2: 2}] for k in d.values()],
    "dict reversed": lambda: [d.popitem() for d in [{1: 1, 2: 2, 3: 3}] for k in reversed(d)],
}.items():
    attempt(name, walk)
# expect: dict RuntimeError dictionary changed size during iteration
# expect: dict grows RuntimeError dictionary changed size during iteration
# expect: set RuntimeError Set changed size during iteration
# expect: deque RuntimeError deque mutated during iteration
# expect: list [4, 3]
# expect: bytearray [100, 99]
# expect: dict values RuntimeError dictionary changed size during iteration
# expect: dict reversed RuntimeError dictionary changed size during iteration


class Lying(list):
    length = 0

    def __len__(self):
        return self.length


for Lying.length in (0, 1, 10**6, 2**63 - 1, -1, 2**70):
    lying = Lying([1, 2, 3])
    for name, use in {"len": len, "list": list, "tuple": tuple, "bool": bool, "reversed": lambda l: list(reversed(l)),
                      "[-1]": lambda l: l[-1], "sum": sum, "slice": lambda l: l[-2:], "sorted": sorted,
                      "zip": lambda l: list(zip(l, l)), "*": lambda l: [*l], "==": lambda l: l == [1, 2, 3],
                      "sample": lambda l: list(itertools.islice(l, 5)), "%": lambda l: "%s" % l}.items():
        attempt(f"{name} {Lying.length}", lambda: use(lying))
# expect: len 0 0
# expect: list 0 [1, 2, 3]
# expect: tuple 0 (1, 2, 3)
# expect: bool 0 False
# expect: reversed 0 [3, 2, 1]
# expect: [-1] 0 3
# expect: sum 0 6
# expect: slice 0 [2, 3]
# expect: sorted 0 [1, 2, 3]
# expect: zip 0 [(1, 1), (2, 2), (3, 3)]
# expect: * 0 [1, 2, 3]
# expect: == 0 True
# expect: sample 0 [1, 2, 3]
# expect: % 0 [1, 2, 3]
# expect: len 1 1
# expect: list 1 [1, 2, 3]
# expect: tuple 1 (1, 2, 3)
# expect: bool 1 True
# expect: reversed 1 [3, 2, 1]
# expect: [-1] 1 3
# expect: sum 1 6
# expect: slice 1 [2, 3]
# expect: sorted 1 [1, 2, 3]
# expect: zip 1 [(1, 1), (2, 2), (3, 3)]
# expect: * 1 [1, 2, 3]
# expect: == 1 True
# expect: sample 1 [1, 2, 3]
# expect: % 1 [1, 2, 3]
# expect: len 1000000 1000000
# expect: list 1000000 [1, 2, 3]
# expect: tuple 1000000 (1, 2, 3)
# expect: bool 1000000 True
# expect: reversed 1000000 [3, 2, 1]
# expect: [-1] 1000000 3
# expect: sum 1000000 6
# expect: slice 1000000 [2, 3]
# expect: sorted 1000000 [1, 2, 3]
# expect: zip 1000000 [(1, 1), (2, 2), (3, 3)]
# expect: * 1000000 [1, 2, 3]
# expect: == 1000000 True
# expect: sample 1000000 [1, 2, 3]
# expect: % 1000000 [1, 2, 3]
# expect: len 9223372036854775807 9223372036854775807
# expect: list 9223372036854775807 MemoryError 
# expect: tuple 9223372036854775807 MemoryError 
# expect: bool 9223372036854775807 True
# expect: reversed 9223372036854775807 [3, 2, 1]
# expect: [-1] 9223372036854775807 3
# expect: sum 9223372036854775807 6
# expect: slice 9223372036854775807 [2, 3]
# expect: sorted 9223372036854775807 MemoryError 
# expect: zip 9223372036854775807 [(1, 1), (2, 2), (3, 3)]
# expect: * 9223372036854775807 MemoryError 
# expect: == 9223372036854775807 True
# expect: sample 9223372036854775807 [1, 2, 3]
# expect: % 9223372036854775807 [1, 2, 3]
# expect: len -1 ValueError __len__() should return >= 0
# expect: list -1 ValueError __len__() should return >= 0
# expect: tuple -1 ValueError __len__() should return >= 0
# expect: bool -1 ValueError __len__() should return >= 0
# expect: reversed -1 [3, 2, 1]
# expect: [-1] -1 3
# expect: sum -1 6
# expect: slice -1 [2, 3]
# expect: sorted -1 ValueError __len__() should return >= 0
# expect: zip -1 [(1, 1), (2, 2), (3, 3)]
# expect: * -1 ValueError __len__() should return >= 0
# expect: == -1 True
# expect: sample -1 [1, 2, 3]
# expect: % -1 [1, 2, 3]
# expect: len 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: list 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: tuple 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: bool 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: reversed 1180591620717411303424 [3, 2, 1]
# expect: [-1] 1180591620717411303424 3
# expect: sum 1180591620717411303424 6
# expect: slice 1180591620717411303424 [2, 3]
# expect: sorted 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: zip 1180591620717411303424 [(1, 1), (2, 2), (3, 3)]
# expect: * 1180591620717411303424 OverflowError cannot fit 'int' into an index-sized integer
# expect: == 1180591620717411303424 True
# expect: sample 1180591620717411303424 [1, 2, 3]
# expect: % 1180591620717411303424 [1, 2, 3]


class Sequence:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

    def __getitem__(self, i):
        if i > 5 or i < -7:
            raise IndexError(i)
        return i


for length in (0, 3, 10, 2**62, -1, 2**64, "a", None):
    for name, use in {"list": list, "reversed": lambda s: next(reversed(s), None), "bool": bool, "tuple": tuple,
                      "extend": lambda s: [0].extend(s), "join": lambda s: len(set(s)), "bytes": bytes}.items():
        attempt(f"{name} {length}", lambda: use(Sequence(length)))
# expect: list 0 [0, 1, 2, 3, 4, 5]
# expect: reversed 0 None
# expect: bool 0 False
# expect: tuple 0 (0, 1, 2, 3, 4, 5)
# expect: extend 0 None
# expect: join 0 6
# expect: bytes 0 b'\x00\x01\x02\x03\x04\x05'
# expect: list 3 [0, 1, 2, 3, 4, 5]
# expect: reversed 3 2
# expect: bool 3 True
# expect: tuple 3 (0, 1, 2, 3, 4, 5)
# expect: extend 3 None
# expect: join 3 6
# expect: bytes 3 b'\x00\x01\x02\x03\x04\x05'
# expect: list 10 [0, 1, 2, 3, 4, 5]
# expect: reversed 10 None
# expect: bool 10 True
# expect: tuple 10 (0, 1, 2, 3, 4, 5)
# expect: extend 10 None
# expect: join 10 6
# expect: bytes 10 b'\x00\x01\x02\x03\x04\x05'
# expect: list 4611686018427387904 MemoryError 
# expect: reversed 4611686018427387904 None
# expect: bool 4611686018427387904 True
# expect: tuple 4611686018427387904 MemoryError 
# expect: extend 4611686018427387904 MemoryError 
# expect: join 4611686018427387904 6
# expect: bytes 4611686018427387904 MemoryError 
# expect: list -1 ValueError __len__() should return >= 0
# expect: reversed -1 ValueError __len__() should return >= 0
# expect: bool -1 ValueError __len__() should return >= 0
# expect: tuple -1 ValueError __len__() should return >= 0
# expect: extend -1 ValueError __len__() should return >= 0
# expect: join -1 6
# expect: bytes -1 ValueError __len__() should return >= 0
# expect: list 18446744073709551616 OverflowError cannot fit 'int' into an index-sized integer
# expect: reversed 18446744073709551616 OverflowError cannot fit 'int' into an index-sized integer
# expect: bool 18446744073709551616 OverflowError cannot fit 'int' into an index-sized integer
# expect: tuple 18446744073709551616 OverflowError cannot fit 'int' into an index-sized integer
# expect: extend 18446744073709551616 OverflowError cannot fit 'int' into an index-sized integer
# expect: join 18446744073709551616 6
# expect: bytes 18446744073709551616 OverflowError cannot fit 'int' into an index-sized integer
# expect: list a [0, 1, 2, 3, 4, 5]
# expect: reversed a TypeError 'str' object cannot be interpreted as an integer
# expect: bool a TypeError 'str' object cannot be interpreted as an integer
# expect: tuple a (0, 1, 2, 3, 4, 5)
# expect: extend a None
# expect: join a 6
# expect: bytes a b'\x00\x01\x02\x03\x04\x05'
# expect: list None [0, 1, 2, 3, 4, 5]
# expect: reversed None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: bool None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: tuple None (0, 1, 2, 3, 4, 5)
# expect: extend None None
# expect: join None 6
# expect: bytes None b'\x00\x01\x02\x03\x04\x05'
