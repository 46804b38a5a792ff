class Point:
    def __init__(self, x, y):
        self.x = x
Point(1)  # expect error: TypeError: Point.__init__() missing 1 required positional argument: 'y'
