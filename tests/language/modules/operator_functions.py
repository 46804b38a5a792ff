import _operator as o

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(o.add(1, 2), o.sub(5, 3), o.mul("ab", 2), o.truediv(1, 4), o.floordiv(7, 2), o.mod(7, 3), o.pow(2, 5), o.lshift(1, 4), o.rshift(16, 2))
print(o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.invert(5), o.neg(5), o.pos(-5), o.abs(-5), o.index(True), o.not_([]), o.truth([1]))
print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1.0), o.ne(1, 1), o.gt(1, 2), o.ge(2, 1), o.is_(None, None), o.is_not(1, None))
items = [1, 2, 1]
print(o.contains(items, 2), o.countOf(items, 1), o.indexOf(items, 2), o.getitem(items, -1), o.setitem(items, 0, 9), o.delitem(items, 1), items)
print(o.concat([1], [2]), o.iconcat(items, (3,)), items, o.iadd(items, "x") is items, o.length_hint([1, 2]), o.length_hint(3, 7))
print(o.call(lambda *a, **k: (a, k), 1, 2, x=3), o._compare_digest("a", "a"), o._compare_digest(b"a", b"b"))
show(lambda: o.add(1, "a"))
show(lambda: o.concat(1, 2))
show(lambda: o.concat([1], 2))
show(lambda: o.indexOf([1], 2))
show(lambda: o.countOf(3, 1))
show(lambda: o.index(1.5))
show(lambda: o.length_hint(3, "x"))
show(lambda: o.call())
show(lambda: o._compare_digest("a", b"a"))
show(lambda: o._compare_digest("ä", "a"))
show(lambda: o.add(1))
# expect: 3 2 abab 0.25 3 1 32 16 4
# expect: 2 7 5 -6 -5 -5 5 1 True True
# expect: True True True False False True True True
# expect: True 2 1 1 None None [9, 1]
# expect: [1, 2] [9, 1, 3, 'x'] [9, 1, 3, 'x'] True 2 7
# expect: ((1, 2), {'x': 3}) True False
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError 'int' object can't be concatenated
# expect: TypeError can only concatenate list (not "int") to list
# expect: ValueError sequence.index(x): x not in sequence
# expect: TypeError argument of type 'int' is not iterable
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError call expected at least 1 argument, got 0
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError comparing strings with non-ASCII characters is not supported
# expect: TypeError add expected 2 arguments, got 1
