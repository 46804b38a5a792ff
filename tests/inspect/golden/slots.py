class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

class Free:
    pass

point = Point(1000, 2.5)
free = Free()
free.x = point.x
free.late = point
