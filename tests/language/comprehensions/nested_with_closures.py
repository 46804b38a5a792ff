fs = [[lambda: (i, j) for j in range(2)] for i in range(2)]
print([f() for row in fs for f in row])  # expect: [(1, 1), (1, 1), (1, 1), (1, 1)]
matrix = [[1, 2], [3, 4]]
print([[row[i] for row in matrix] for i in range(2)], [n for row in matrix for n in row])
# expect: [[1, 3], [2, 4]] [1, 2, 3, 4]
