class In:
    def __contains__(self, x): return x
print(5 in In(), 0 in In(), 0 not in In())  # expect: True False True
class NoIn:
    __contains__ = None
try:
    1 in NoIn()
except TypeError as e:
    print(e)
# expect: 'NoIn' object is not a container
