def source():
    print("evaluated")
    return [1, 2]

g = (x + y for x in source() for y in later())
print("made")

def later():
    print("later")
    return [10]

print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
bad = (y for x in [1] for y in 5)
try:
    next(bad)
except TypeError as e:
    print(e)

# expect: evaluated
# expect: made
# expect: later
# expect: later
# expect: [11, 12]
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
