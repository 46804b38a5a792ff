a = []
for _ in range(100000):
    a = [a]
try:
    repr(a)
except RecursionError as e:
    print(e)
# expect: maximum recursion depth exceeded while getting the repr of an object
