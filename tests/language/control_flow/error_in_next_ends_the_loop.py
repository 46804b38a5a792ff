class Bad:
    def __iter__(self): return self
    def __next__(self): raise ValueError('broken')  # expect error: ValueError: broken
for x in Bad():
    pass
