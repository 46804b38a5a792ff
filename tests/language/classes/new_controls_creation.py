class Single:
    made = None
    def __new__(cls, *args):
        if cls.made is None:
            cls.made = super().__new__(cls)
        return cls.made
    def __init__(self, v): self.v = v
a, b = Single(1), Single(2)
print(a is b, a.v)  # expect: True 2
class Other:
    def __new__(cls): return 42
    def __init__(self): print('not called')
print(Other())  # expect: 42
