# Grows a list, then reads and replaces its items by index.
def run(count):
    values = []
    for i in range(count):
        values.append(i)
    total = 0
    for i in range(count):
        values[i] = values[i] + values[count - 1 - i]
        total = total + values[i]
    return total


print(run(300_000), run(2_500_000))
