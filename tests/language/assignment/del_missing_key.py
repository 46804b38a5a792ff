d = {}
del d['k']  # expect error: KeyError: 'k'
