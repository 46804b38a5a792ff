class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
print(p.x, p.y, Point.x, Point.__slots__)  # expect: 1 2 <member 'x' of 'Point' objects> ('x', 'y')
for i in range(6):
    p.x = i
    print(p.x, end=" ")
# expect: 0 1 2 3 4 5 
print()
del p.y
for text in ("p.y", "del p.y", "p.z = 1", "p.z", "p.__dict__", "p.__weakref__"):
    try:
        exec(text)
    except AttributeError as e:
        print(type(e).__name__, e, e.name)
# expect: AttributeError 'Point' object has no attribute 'y' y
# expect: AttributeError y None
# expect: AttributeError 'Point' object has no attribute 'z' None
# expect: AttributeError 'Point' object has no attribute 'z' z
# expect: AttributeError 'Point' object has no attribute '__dict__' __dict__
# expect: AttributeError 'Point' object has no attribute '__weakref__' __weakref__
p.y = "again"
print(p.y, hasattr(p, "z"), [n for n in dir(p) if not n.startswith("__")])
# expect: again False ['x', 'y']
print(sorted(Point.__dict__))
# expect: ['__doc__', '__init__', '__module__', '__slots__', 'x', 'y']
