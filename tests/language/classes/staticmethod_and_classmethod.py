class C:
    count = 0
    @staticmethod
    def add(a, b): return a + b
    @classmethod
    def make(cls, n):
        cls.count += 1
        return cls, n
class D(C): pass
print(C.add(1, 2), C().add(3, 4), C.make(1), D.make(2), D().make(3), C.count, D.count)
# expect: 3 7 (<class '__main__.C'>, 1) (<class '__main__.D'>, 2) (<class '__main__.D'>, 3) 1 3
