class Bad:
    def __bool__(self): return 1
if Bad():  # expect error: TypeError: __bool__ should return bool, returned int
    pass
