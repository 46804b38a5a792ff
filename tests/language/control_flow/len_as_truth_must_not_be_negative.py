class Bad:
    def __len__(self): return -1
not Bad()  # expect error: ValueError: __len__() should return >= 0
