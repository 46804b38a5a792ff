class Row(tuple):
    __slots__ = ()

    def __new__(cls, *values):
        return super().__new__(cls, values)

    def __getattr__(self, name):
        if name == "first":
            return self[0]
        raise AttributeError(name)


r = Row(1, "two")
print(r, r.first, hasattr(r, "__dict__"))  # expect: (1, 'two') 1 False
try:
    r.other = 1
except AttributeError as e:
    print(e)
# expect: 'Row' object has no attribute 'other'


class Named(Row):
    pass


n = Named(3)
n.other = 1
print(n, n.other, n.__dict__, n.first)  # expect: (3,) 1 {'other': 1} 3
try:
    print(n.missing)
except AttributeError as e:
    print(e)
# expect: missing
