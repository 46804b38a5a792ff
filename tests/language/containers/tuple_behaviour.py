t = (1, 2, 3, 2)
print(t[0], t[1:], t.count(2), t.index(3), len(t), t + (4,), t * 2, (1,), (), 1, hash((1, 2)) == hash((1, 2)))
# expect: 1 (2, 3, 2) 2 2 4 (1, 2, 3, 2, 4) (1, 2, 3, 2, 1, 2, 3, 2) (1,) () 1 True
print((1, 2) < (1, 2, 3), tuple('ab'), tuple([1]), (1, [2]) == (1, [2]))  # expect: True ('a', 'b') (1,) True
try:
    hash((1, []))
except TypeError as e:
    print(e)
# expect: unhashable type: 'list'
