s = {3, 1, 2, 1}
print(s, len(s), 2 in s, set(), set('aab') == {'a', 'b'}, frozenset([1, 2]), {1, 2} == frozenset([2, 1]))
# expect: {1, 2, 3} 3 True set() True frozenset({1, 2}) True
s.add(10); s.discard(99); s.remove(1); s.update([5, 6])
print(s, s.union([7]), s.intersection([5, 10]), s.difference([2]), s.copy() == s, s.issubset(range(20)), s.pop() in range(20))
# expect: {3, 5, 6, 10} {2, 3, 5, 6, 7, 10} {10, 5} {3, 5, 6, 10} True True True
try:
    s.remove('gone')
except KeyError as e:
    print(repr(e))
# expect: KeyError('gone')
try:
    {[]}
except TypeError as e:
    print(e)
# expect: unhashable type: 'list'
