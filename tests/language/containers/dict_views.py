d = {'a': 1, 'b': 2}
k, v, i = d.keys(), d.values(), d.items()
d['c'] = 3
print(k, v, i, len(k), 'a' in k, 3 in v, ('a', 1) in i, k & {'a', 'z'}, sorted(k | {'q'}), k == {'a', 'b', 'c'})
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 True True True {'a'} ['a', 'b', 'c', 'q'] True
