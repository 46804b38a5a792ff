a, b, c = 'xy'  # expect error: ValueError: not enough values to unpack (expected 3, got 2)
