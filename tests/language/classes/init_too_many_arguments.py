class Point:
    def __init__(self, x):
        self.x = x
Point(1, 2, 3)  # expect error: TypeError: Point.__init__() takes 2 positional arguments but 4 were given
