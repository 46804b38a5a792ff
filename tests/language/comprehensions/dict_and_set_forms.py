print({k: v for k, v in zip('ab', [1, 2])}, {x % 3 for x in range(10)}, {v: k for k, v in {'a': 1}.items()}, {i: {j for j in range(i)} for i in range(3)})
# expect: {'a': 1, 'b': 2} {0, 1, 2} {1: 'a'} {0: set(), 1: {0}, 2: {0, 1}}
