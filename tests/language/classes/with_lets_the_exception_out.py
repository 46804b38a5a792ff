class Manager:
    def __enter__(self): pass
    def __exit__(self, *exc): print('closing')
with Manager():
    {}['missing']  # expect error: KeyError: 'missing'
# expect: closing
