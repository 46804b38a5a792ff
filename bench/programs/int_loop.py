# Integer arithmetic and comparison in a while loop.
def run(count):
    i = 0
    total = 0
    while i < count:
        total = (total * 3 + i) % 1000003
        if total & 1:
            total = total + 1
        i = i + 1
    return total


print(run(5_000_000))
