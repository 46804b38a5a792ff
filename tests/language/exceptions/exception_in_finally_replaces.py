try:
    raise ValueError('first')
finally:
    {}['second']  # expect error: KeyError: 'second'
