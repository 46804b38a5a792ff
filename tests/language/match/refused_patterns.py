# What the compiler refuses in patterns.
sources = [
    "case x: pass\n    case 2: pass", "case _: pass\n    case 2: pass", "case x | 2: pass",
    "case [x, x]: pass", "case [x] | [y]: pass", "case {1: a, 1: b}: pass",
    "case {**a, 'b': 1}: pass", "case A(x=1, x=2): pass", "case [*a, *b]: pass",
    "case 1 + 2: pass", "case f'a': pass", "case -x: pass", "case {a.b: 1, x(): 2}: pass",
    "case 2j + 1: pass", "case 1 + a: pass", "case {**_}: pass", "case A(1, x=2, 3): pass",
    "case (a as b) as c: pass", "case a as _: pass", "case a as b.c: pass", "case *a: pass",
]
for source in sources:
    try:
        compile("match 1:\n    " + source, "m", "exec")
        print(source, "is fine")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)
# expect: name capture 'x' makes remaining patterns unreachable 2 10 11
# expect: wildcard makes remaining patterns unreachable 2 10 11
# expect: name capture 'x' makes remaining patterns unreachable 2 10 11
# expect: multiple assignments to name 'x' in pattern 2 14 15
# expect: alternative patterns bind different names 2 17 18
# expect: mapping pattern checks duplicate key (1) 2 10 22
# expect: invalid syntax 2 16 19
# expect: attribute name repeated in class pattern: x 2 19 20
# expect: multiple starred names in sequence pattern 2 10 18
# expect: imaginary number required in complex literal 2 14 15
# expect: patterns may only match literals and attribute lookups 2 10 14
# expect: invalid syntax 2 11 12
# expect: invalid syntax 2 20 21
# expect: real number required in complex literal 2 10 12
# expect: invalid syntax 2 14 15
# expect: invalid syntax 2 13 14
# expect: positional patterns follow keyword patterns 2 20 21
# expect: case (a as b) as c: pass is fine
# expect: cannot use '_' as a target 2 15 16
# expect: invalid syntax 2 16 17
# expect: invalid syntax 2 12 13
