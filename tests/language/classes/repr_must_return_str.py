class C:
    def __repr__(self): return 5
repr(C())  # expect error: TypeError: __repr__ returned non-string (type int)
