# Instances without attributes: allocation and deallocation alone.
class Empty:
    pass


def run(count):
    made = 0
    for _ in range(count):
        Empty()
        made += 1
    return made


print(run(8_000_000))
