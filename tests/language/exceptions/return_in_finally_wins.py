def f():
    try:
        return 'try'
    finally:
        return 'finally'
def g():
    try:
        raise ValueError
    finally:
        return 'swallowed'
def h():
    while True:
        try:
            1 / 0
        finally:
            break
    return 'broke'
print(f(), g(), h())  # expect: finally swallowed broke
