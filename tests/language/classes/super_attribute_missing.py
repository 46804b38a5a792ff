class C:
    def f(self): return super().nope  # expect error: AttributeError: 'super' object has no attribute 'nope'
C().f()
