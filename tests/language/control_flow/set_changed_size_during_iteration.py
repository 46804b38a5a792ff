s = {1, 2}
for x in s:  # expect error: RuntimeError: Set changed size during iteration
    s.add(x + 10)
