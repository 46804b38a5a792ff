class N(int):
    limit = 10

    def method(self):
        return "method"

    @property
    def half(self):
        return self // 2

    def __setattr__(self, name, value):
        if name == "frozen":
            raise AttributeError("cannot")
        super().__setattr__(name, value)


n = N(8)
for i in range(5):
    n.limit = i
    print(n.limit, N.limit, n.method(), n.half)
# expect: 0 10 method 4
# expect: 1 10 method 4
# expect: 2 10 method 4
# expect: 3 10 method 4
# expect: 4 10 method 4
del n.limit
print(n.limit)  # expect: 10
n.method = lambda: "own"
print(n.method())  # expect: own
for text in ("n.half = 1", "n.frozen = 1", "del n.nothing", "n.nothing", "del n.half"):
    try:
        exec(text)
    except AttributeError as e:
        print(e)
# expect: property 'half' of 'N' object has no setter
# expect: cannot
# expect: 'N' object has no attribute 'nothing'
# expect: 'N' object has no attribute 'nothing'
# expect: property 'half' of 'N' object has no deleter
n.__dict__ = {"fresh": 1}
print(n.fresh, n.__dict__)  # expect: 1 {'fresh': 1}
try:
    n.__dict__ = 3
except TypeError as e:
    print(e)
# expect: __dict__ must be set to a dictionary, not a 'int'
many = N(1)
for i in range(100):
    setattr(many, "a%d" % i, i)
print(len(many.__dict__), many.a50, sum(many.__dict__.values()))  # expect: 100 50 4950
