print([x * 2 for x in range(4)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in 'ab' for y in range(2)], [[y for y in range(x)] for x in range(3)])
# expect: [0, 2, 4, 6] [5, 7, 9] [('a', 0), ('a', 1), ('b', 0), ('b', 1)] [[], [0], [0, 1]]
