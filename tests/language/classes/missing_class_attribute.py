class C: pass
C.nope  # expect error: AttributeError: type object 'C' has no attribute 'nope'
