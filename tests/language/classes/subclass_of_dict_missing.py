class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value
d = Default(a=1)
print(d['a'], d['zz'], d, d.get('nope'))  # expect: 1 zzzz {'a': 1, 'zz': 'zzzz'} None
