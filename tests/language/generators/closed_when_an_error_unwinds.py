def g(name):
    try:
        yield name
    finally:
        print("closing", name)  # expect: closing loop

def f():
    for x in g("loop"):
        raise KeyError(x)

try:
    f()
except KeyError as e:
    print("caught", e)     # expect: caught 'loop'
    del e
print("after")             # expect: after
