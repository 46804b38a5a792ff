# Nanoseconds per object while a heap grows to ten million live instances, collector included.
import time


class A:
    pass


for count in (10_000, 100_000, 1_000_000, 10_000_000):
    best = None
    for turn in range(max(1, 1_000_000 // count)):
        start = time.perf_counter()
        kept = [A() for i in range(count)]
        made = time.perf_counter()
        del kept
        end = time.perf_counter()
        times = ((made - start) / count * 1e9, (end - made) / count * 1e9)
        best = min(best, times) if best else times
    print(f"{count:>10} objects: made in {best[0]:.1f} ns each, let go in {best[1]:.1f} ns each")
