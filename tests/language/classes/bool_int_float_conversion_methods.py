class N:
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __index__(self): return 3
    def __bool__(self): return False
    def __len__(self): return 9
n = N()
print(int(n), float(n), [10, 20, 30, 40][n], bool(n), len(n), hex(n), range(n))
# expect: 7 2.5 40 False 9 0x3 range(0, 3)
