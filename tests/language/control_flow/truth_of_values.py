class Empty:
    def __len__(self): return 0
class No:
    def __bool__(self): return False
class Plain: pass
for x in (0, 1, 0.0, -0.0, '', 'a', [], [0], (), {}, {1: 2}, set(), None, ..., range(0), range(1), Empty(), No(), Plain(), b''):
    print('true' if x else 'false', end=' ')
print()
# expect: false true false false false true false true false false true false false true false true false false true false 
