# sum() of a generator expression.
def run(times):
    total = 0
    for _ in range(times):
        total = total + sum(i & 7 for i in range(1000))
    return total


print(run(5_000))
