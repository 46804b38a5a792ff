# Instances that __init__ gives three attributes.
class Point:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


def run(count):
    total = 0
    for i in range(count):
        point = Point(i, 2, 3)
        total += point.z
    return total


print(run(4_000_000))
