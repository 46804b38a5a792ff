class Circle:
    def __init__(self, radius):
        self._radius = radius

    @property
    def area(self):
        return 3 * self._radius ** 2

    @staticmethod
    def unit():
        return Circle(1)

circle = Circle(20)
area = circle.area
