print([1] + [2], (1,) + (2,), 'a' + 'b', [0] * 3, 3 * (1, 2), 'ab' * 2, [1] * -1, 0 * 'x', '.')
# expect: [1, 2] (1, 2) ab [0, 0, 0] (1, 2, 1, 2, 1, 2) abab []  .
print([1, 2] < [1, 3], (1,) < (1, 0), 'a' < 'b', [1, 2] == [1, 2], (1, 'a') == (1, 'a'), [1] != (1,))
# expect: True True True True True True
print(2 in [1, 2], 'bc' in 'abcd', 3 not in (1, 2), 'k' in {'k': 1})  # expect: True True True True
