a, b = [], []
print(id(a) == id(a), id(a) != id(b), hash('a') == hash('a'), hash(5), hash(-1), hash(None) == hash(None))
# expect: True True True 5 -2 True
