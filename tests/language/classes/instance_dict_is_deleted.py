class Point:
    def __init__(self):
        self.x = 1


class Number(int):
    pass


for cls in (Point, Number):
    p = cls()
    p.y = 2
    kept = p.__dict__
    del p.__dict__
    print(vars(p), kept["y"], hasattr(p, "y"))
    p.z = 3
    print(vars(p), p.z)
    for value in (None, [], 1):
        try:
            p.__dict__ = value
        except TypeError as e:
            print(e)
# expect: {} 2 False
# expect: {'z': 3} 3
# expect: __dict__ must be set to a dictionary, not a 'NoneType'
# expect: __dict__ must be set to a dictionary, not a 'list'
# expect: __dict__ must be set to a dictionary, not a 'int'
# expect: {} 2 False
# expect: {'z': 3} 3
# expect: __dict__ must be set to a dictionary, not a 'NoneType'
# expect: __dict__ must be set to a dictionary, not a 'list'
# expect: __dict__ must be set to a dictionary, not a 'int'
print((int | str).__module__, hasattr(1, "__module__"))  # expect: types False
