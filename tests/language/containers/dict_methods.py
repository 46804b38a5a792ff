d = {'x': 1}
print(d.get('x'), d.get('y'), d.get('y', 5), d.setdefault('z', 7), d.setdefault('x', 8), d.pop('z'), d.pop('q', None), d)
# expect: 1 None 5 7 1 7 None {'x': 1}
d.update({'a': 1}, b=2)
d.update([('c', 3)])
print(d, d.popitem(), d.copy(), dict.fromkeys('ab', 0), dict(a=1), dict([(1, 2)]), dict({3: 4}, b=5))
# expect: {'x': 1, 'a': 1, 'b': 2} ('c', 3) {'x': 1, 'a': 1, 'b': 2} {'a': 0, 'b': 0} {'a': 1} {1: 2} {3: 4, 'b': 5}
d.clear()
print(d, {} == dict())  # expect: {} True
