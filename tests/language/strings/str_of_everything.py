print(str(None), str(True), str(1.0), str([1, 'a']), str((1,)), str({1: 'x'}), str({1}), str(b'a'), str(int), str(...), str(NotImplemented), str(range(3)), str(slice(1, 2)))
# expect: None True 1.0 [1, 'a'] (1,) {1: 'x'} {1} b'a' <class 'int'> Ellipsis NotImplemented range(0, 3) slice(1, 2, None)
