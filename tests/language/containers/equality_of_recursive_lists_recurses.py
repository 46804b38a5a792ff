a = []
a.append(a)
b = []
b.append(b)
try:
    a == b
except RecursionError as e:
    print(e)
# expect: maximum recursion depth exceeded in comparison
