class C: pass
del C().gone  # expect error: AttributeError: 'C' object has no attribute 'gone'
