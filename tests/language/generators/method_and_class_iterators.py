class Tree:
    def __init__(self, *children):
        self.children = children
    def __iter__(self):
        yield self
        for child in self.children:
            yield from child

class Names:
    def __init__(self):
        self.seen = []
    def __iter__(self):
        for n in ("a", "b"):
            self.seen.append(n)
            yield n
    def __contains__(self, item):
        return item in self.seen

tree = Tree(Tree(), Tree(Tree()))
print(len(list(tree)))     # expect: 4
names = Names()
a, b = names
print(a, b, "b" in names, "c" in names)  # expect: a b True False
print([*names, *names], max(names), sorted(names, reverse=True))  # expect: ['a', 'b', 'a', 'b'] b ['b', 'a']

class Bad:
    def __init__(self):
        yield

try:
    Bad()
except TypeError as e:
    print(e)               # expect: __init__() should return None, not 'generator'
