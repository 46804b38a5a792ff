# Reads and rebinds attributes of one instance.
class Counter:
    def __init__(self):
        self.value = 0
        self.step = 3


def run(count):
    counter = Counter()
    for _ in range(count):
        counter.value = counter.value + counter.step
        counter.step = 7 - counter.step
    return counter.value


print(run(8_000_000))
