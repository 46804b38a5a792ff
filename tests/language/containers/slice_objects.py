s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), [0, 1, 2, 3, 4, 5][s], slice(None), slice(3) == slice(None, 3, None))
# expect: slice(1, 10, 2) 1 10 2 (1, 5, 2) [1, 3, 5] slice(None, None, None) True
