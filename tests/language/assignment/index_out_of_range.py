a = [1]
a[1] = 2  # expect error: IndexError: list assignment index out of range
