import _functools as f

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(f.reduce(lambda a, b: a + b, [1, 2, 3]), f.reduce(lambda a, b: a + b, [], 9), f.reduce(lambda a, b: (a, b), "abc"))
print(sorted([3, 1, 2], key=f.cmp_to_key(lambda a, b: b - a)))
K = f.cmp_to_key(lambda a, b: a - b)
print(K(1) < K(2), K(1) == K(1), K(2) >= K(3), K(1).obj)
show(lambda: f.reduce(lambda a, b: a + b, []))
show(lambda: f.reduce(lambda a, b: a + b, 3))
show(lambda: f.reduce(1))
show(lambda: f.reduce(lambda a, b: 1 / 0, [1, 2]))
show(lambda: K(1) == 1)
show(lambda: hash(K(1)))
show(lambda: K())
show(lambda: f.cmp_to_key())
show(lambda: f.cmp_to_key(lambda a, b: None)(1) < f.cmp_to_key(None)(2))
# expect: 6 9 (('a', 'b'), 'c')
# expect: [3, 2, 1]
# expect: True True False 1
# expect: TypeError reduce() of empty iterable with no initial value
# expect: TypeError reduce() arg 2 must support iteration
# expect: TypeError reduce expected at least 2 arguments, got 1
# expect: ZeroDivisionError division by zero
# expect: TypeError other argument must be K instance
# expect: TypeError unhashable type: 'functools.KeyWrapper'
# expect: TypeError K() missing required argument 'obj' (pos 1)
# expect: TypeError cmp_to_key() missing required argument 'mycmp' (pos 1)
# expect: TypeError '<' not supported between instances of 'NoneType' and 'int'
