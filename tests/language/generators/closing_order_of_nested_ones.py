def inner(name):
    try:
        yield name
    finally:
        print("inner closes", name)

def outer():
    try:
        for x in inner("loop"):
            yield x
    finally:
        print("outer closes")

def delegating():
    try:
        yield from inner("delegate")
    finally:
        print("delegating closes")

it = outer()
next(it)
del it
it = delegating()
next(it)
del it
print("done")

# expect: inner closes loop
# expect: outer closes
# expect: inner closes delegate
# expect: delegating closes
# expect: done
