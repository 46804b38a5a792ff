x = 5
x.name = 1  # expect error: AttributeError: 'int' object has no attribute 'name'
