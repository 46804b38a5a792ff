class A:
    @property
    def raises(self):
        raise ValueError("inside")

    @property
    def lacks(self):
        return self.not_there

    def __getattr__(self, name):
        return "getattr " + name


a = A()
try:
    a.raises
except ValueError as e:
    print(e)
# expect: inside
print(a.lacks, a.other)  # expect: getattr not_there getattr other


class B:
    @property
    def lacks(self):
        return self.not_there


try:
    B().lacks
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
# expect: 'B' object has no attribute 'not_there' not_there B
print(hasattr(B(), "lacks"), getattr(B(), "lacks", "default"))  # expect: False default


class Recursive:
    @property
    def me(self):
        return self.me


try:
    Recursive().me
except RecursionError as e:
    print("recursion")
# expect: recursion
