class Point(tuple):
    def __new__(cls, x, y):
        return tuple.__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    def __repr__(self):
        return f"Point({self[0]}, {self[1]})"


p = Point(1, 2)
p.label = "here"
print(p, p.x, p.label, p[1], len(p), p == (1, 2), hash(p) == hash((1, 2)))
# expect: Point(1, 2) 1 here 2 2 True True
print(type(p[:]), type(p + ()), type(() + p), type(p * 1), type(tuple(p)), tuple(p))
# expect: <class 'tuple'> <class 'tuple'> <class 'tuple'> <class 'tuple'> <class 'tuple'> (1, 2)
a, b = p
print(a, b, [*p], p < Point(1, 3), 2 in p, p.index(2), p.count(1))
# expect: 1 2 [1, 2] True True 1 1
print({(1, 2): "found"}[p], isinstance(p, tuple), p.__dict__)
# expect: found True {'label': 'here'}


def f(*args):
    print(args, type(args))


f(*p)  # expect: (1, 2) <class 'tuple'>
f(*Point("a", "b"))  # expect: ('a', 'b') <class 'tuple'>
print("%d-%d" % p, (p,), sorted([Point(2, 1), Point(1, 5)]))
# expect: 1-2 (Point(1, 2),) [Point(1, 5), Point(2, 1)]


class Empty(tuple):
    pass


e = Empty()
e.x = 1
print(e, e.x, bool(e), Empty() is Empty(), Empty([1, 2]), Empty("ab"))
# expect: () 1 False False (1, 2) ('a', 'b')
