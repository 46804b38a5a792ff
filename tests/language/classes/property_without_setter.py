class C:
    @property
    def x(self): return 1
C().x = 2  # expect error: AttributeError: property 'x' of 'C' object has no setter
