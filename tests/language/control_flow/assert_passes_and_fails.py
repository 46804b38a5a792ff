assert 1 + 1 == 2, 'fine'
assert [], 'list was empty'  # expect error: AssertionError: list was empty
