# Garbage in cycles does not pile up: the collector runs while the program does.
import gc

count = 0


class Cycle:
    def __init__(self):
        self.me = self

    def __del__(self):
        global count
        count += 1


for i in range(30000):
    Cycle()
print(count > 10000)  # expect: True


def by_calls(depth):
    c = Cycle()
    if depth:
        by_calls(depth - 1)


count = 0
for i in range(300):
    by_calls(100)
print(count > 10000)  # expect: True
count = 0
i = 0
while i < 30000:
    Cycle()
    i += 1
print(count > 10000)  # expect: True

# Without, nothing is found until it is asked for.
gc.collect()
gc.disable()
print(gc.isenabled())  # expect: False
count = 0
for i in range(30000):
    Cycle()
print(count)  # expect: 0
gc.collect()
print(count)  # expect: 30000
gc.enable()
print(gc.isenabled())  # expect: True
