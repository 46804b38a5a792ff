print(hash(1) == hash(1.0) == hash(True), hash(2 ** 61 - 1), hash(-1), hash(0.5), hash(10 ** 30), hash(-2 ** 70), hash(float('inf')))
# expect: True 0 -2 1152921504606846976 465258685558744706 -512 314159
print({1: 'a', 1.0: 'b', True: 'c'})  # expect: {1: 'c'}
