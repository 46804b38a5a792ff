class Bad:
    def __iter__(self): return 5
for x in Bad():  # expect error: TypeError: iter() returned non-iterator of type 'int'
    pass
