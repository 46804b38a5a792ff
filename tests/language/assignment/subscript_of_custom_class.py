class Grid:
    def __init__(self): self.cells = {}
    def __setitem__(self, key, value):
        print('set', key, value)
        if not isinstance(key, slice): self.cells[key] = value
    def __getitem__(self, key): return self.cells.get(key, '.')
    def __delitem__(self, key): print('del', key)
g = Grid()
g[1, 2] = 'x'  # expect: set (1, 2) x
g[1:3] = 'slice'  # expect: set slice(1, 3, None) slice
g[...] = 0  # expect: set Ellipsis 0
print(g[1, 2], g[5])  # expect: x .
g[1, 2] += 'y'  # expect: set (1, 2) xy
del g[::2]  # expect: del slice(None, None, 2)
