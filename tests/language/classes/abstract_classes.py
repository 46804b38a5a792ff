class Shape:
    def area(self):
        pass


Shape.__abstractmethods__ = frozenset({"area"})
try:
    Shape()
except TypeError as e:
    print(e)
# expect: Can't instantiate abstract class Shape with abstract method area
Shape.__abstractmethods__ = ["perimeter", "area"]
for i in range(4):
    try:
        Shape()
    except TypeError as e:
        print(e)
# expect: Can't instantiate abstract class Shape with abstract methods area, perimeter
# expect: Can't instantiate abstract class Shape with abstract methods area, perimeter
# expect: Can't instantiate abstract class Shape with abstract methods area, perimeter
# expect: Can't instantiate abstract class Shape with abstract methods area, perimeter


class Square(Shape):
    pass


print(type(Square()).__name__, Shape.__abstractmethods__)  # expect: Square ['perimeter', 'area']
Shape.__abstractmethods__ = ()
print(type(Shape()).__name__)  # expect: Shape
del Shape.__abstractmethods__
for text in ("Shape.__abstractmethods__", "del Shape.__abstractmethods__",
             "type.__abstractmethods__", "Square.__abstractmethods__"):
    try:
        exec(text)
    except AttributeError as e:
        print(e)
# expect: __abstractmethods__
# expect: __abstractmethods__
# expect: __abstractmethods__
# expect: __abstractmethods__


class Sub(int):
    pass


Sub.__abstractmethods__ = {"x"}
print(Sub(3))  # expect: 3
