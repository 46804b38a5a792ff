# How much of a peak goes back to the system, in the same process and over time.
import time


class A:
    pass


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4 // 1024


print("start:", resident(), "MiB")
kept = [A() for i in range(3_000_000)]
peak = resident()
print("peak:", peak, "MiB")
del kept
for step in range(5):
    print(f"{step * 10} ms after it was let go:", resident(), "MiB")
    end = time.perf_counter() + 0.01
    while time.perf_counter() < end:
        pass
    [A() for i in range(100)]
