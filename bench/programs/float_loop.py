# Float arithmetic in a while loop.
def run(count):
    x = 0.5
    total = 0.0
    i = 0
    while i < count:
        x = x * 3.75 * (1.0 - x)
        total = total + x
        i = i + 1
    return total


print(run(6_000_000))
