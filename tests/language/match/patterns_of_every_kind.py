def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2 as n: return f"small {n}"
        case "a" | "b": return "letter"
        case -1.5: return "neg float"
        case None: return "none"
        case True: return "true"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [x, *rest] if len(rest) > 2: return f"many {x} {rest}"
        case (x, y): return f"pair {x} {y}"
        case [1, *_, 9]: return "1..9"
        case {"k": v, **rest}: return f"map {v} {rest}"
        case {}: return "any map"
        case str(s): return "str " + s
        case int(real=r): return f"int {r}"
        case float() | bytes(): return "fb"
        case _: return "other"
for x in [0, 1, 2, "a", "zz", -1.5, None, True, False, [], [5], [1,2], [1,2,3], [1,2,3,4], (1,2,9), [1,5,9], {"k":1,"z":2}, {}, {1:2}, 77, 2.5, b'x', range(3), range(0), {1}, object]:
    print(repr(x) if x is not object else 'object', '->', f(x))
    # expect: 0 -> zero
    # expect: 1 -> small 1
    # expect: 2 -> small 2
    # expect: 'a' -> letter
    # expect: 'zz' -> str zz
    # expect: -1.5 -> neg float
    # expect: None -> none
    # expect: True -> small True
    # expect: False -> zero
    # expect: [] -> empty
    # expect: [5] -> one 5
    # expect: [1, 2] -> pair 1 2
    # expect: [1, 2, 3] -> other
    # expect: [1, 2, 3, 4] -> many 1 [2, 3, 4]
    # expect: (1, 2, 9) -> 1..9
    # expect: [1, 5, 9] -> 1..9
    # expect: {'k': 1, 'z': 2} -> map 1 {'z': 2}
    # expect: {} -> any map
    # expect: {1: 2} -> any map
    # expect: 77 -> int 77
    # expect: 2.5 -> fb
    # expect: b'x' -> fb
    # expect: range(0, 3) -> other
    # expect: range(0, 0) -> empty
    # expect: {1} -> other
    # expect: object -> other
