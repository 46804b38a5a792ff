import gc


class C:
    def method(self):
        pass


def function():
    pass


c = C()
for thing in [[], {}, (), {1: 2}, {1: []}, {"a": "b"}, object(), c, C, int, function, len, "text", 1,
              1.5, None, c.method, set(), frozenset(), function.__code__, slice(1), range(3), C(),
              property(), [].append, gc, ValueError(), enumerate([]), zip(), {}.keys(), type, b"x",
              ([],)]:
    print(type(thing).__name__, gc.is_tracked(thing))
# expect: list True
# expect: dict False
# expect: tuple False
# expect: dict False
# expect: dict True
# expect: dict False
# expect: object False
# expect: C True
# expect: type True
# expect: type False
# expect: function True
# expect: builtin_function_or_method True
# expect: str False
# expect: int False
# expect: float False
# expect: NoneType False
# expect: method True
# expect: set True
# expect: frozenset True
# expect: code False
# expect: slice True
# expect: range False
# expect: C True
# expect: property True
# expect: builtin_function_or_method True
# expect: module True
# expect: ValueError True
# expect: enumerate True
# expect: zip True
# expect: dict_keys True
# expect: type False
# expect: bytes False
# expect: tuple True
print(gc.is_finalized(c), gc.is_finalized(1))  # expect: False False
