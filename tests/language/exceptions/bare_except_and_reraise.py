try:
    {}['k']  # expect error: KeyError: 'k'
except:
    print('caught')
    raise
# expect: caught
