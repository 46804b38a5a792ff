def outer(n):
    def walk(k): return [] if k == 0 else [k] + walk(k - 1)
    return walk(n)
print(outer(4))  # expect: [4, 3, 2, 1]
