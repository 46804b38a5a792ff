d = {'b': 1, 'a': 2}
d['c'] = 3
d['b'] = 9
print(d, list(d), list(d.values()), list(d.items()))
# expect: {'b': 9, 'a': 2, 'c': 3} ['b', 'a', 'c'] [9, 2, 3] [('b', 9), ('a', 2), ('c', 3)]
del d['a']
d['a'] = 0
print(d, list(reversed(d)), len(d), 'a' in d)  # expect: {'b': 9, 'c': 3, 'a': 0} ['a', 'c', 'b'] 3 True
