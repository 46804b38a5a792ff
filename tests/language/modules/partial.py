from _functools import partial

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

def target(*args, **kwargs):
    return args, kwargs
p = partial(target, 1, x=2)
print(p(3, y=4), p(3, x=5), partial(p, 7, z=1)(8), partial(p, 7, z=1).args, partial(p, 7, z=1).keywords)
print(partial(int, base=2)("101"), partial(int, base=2), partial(p, 1).func is target)
p.extra = 9
print(p.extra, p.__dict__, partial(p, 1).func is p, p.__reduce__()[2][1:])
class P(partial):
    y = 1
print(P(int, "3")(), P.y, type(partial(P(max, 1), 2)).__name__)
class Owner:
    method = partial(target, "bound?")
print(Owner().method(1))
p = partial(target)
p.__setstate__((max, (1,), {}, {"a": 3}))
print(p(5), p.a)
p.__setstate__((p, (), {}, None))
print(p)
p.__setstate__((max, (1,), {}, None))
show(lambda: partial())
show(lambda: partial(3))
show(lambda: p.__setstate__(3))
show(lambda: p.__setstate__((1, 2, 3, 4)))
show(lambda: p(*[1], **{1: 2}))
# expect: ((1, 3), {'x': 2, 'y': 4}) ((1, 3), {'x': 5}) ((1, 7, 8), {'x': 2, 'z': 1}) (1, 7) {'x': 2, 'z': 1}
# expect: 5 functools.partial(<class 'int'>, base=2) True
# expect: 9 {'extra': 9} True ((1,), {'x': 2}, {'extra': 9})
# expect: 3 1 partial
# expect: (('bound?', 1), {})
# expect: 5 3
# expect: functools.partial(...)
# expect: TypeError type 'partial' takes at least one argument
# expect: TypeError the first argument must be callable
# expect: TypeError invalid partial state
# expect: TypeError invalid partial state
# expect: TypeError keywords must be strings
