t = (1, 2)
t[0] = 3  # expect error: TypeError: 'tuple' object does not support item assignment
