total += 1  # expect error: NameError: name 'total' is not defined
