d = {1: 1, 2: 2}
for k in d:  # expect error: RuntimeError: dictionary changed size during iteration
    d[k + 10] = 0
