import time

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

a = time.monotonic()
b = time.monotonic_ns()
time.sleep(0.001)
print(time.monotonic() > a, time.monotonic_ns() > b, type(time.time()), type(time.time_ns()), time.process_time() >= 0, time.perf_counter() > 0)
print(abs(time.time() - time.time_ns() / 1e9) < 5, time.clock_gettime(time.CLOCK_MONOTONIC) >= a)
show(lambda: time.sleep(-1))
show(lambda: time.sleep("x"))
show(lambda: time.sleep(float("nan")))
show(lambda: time.sleep())
# expect: True True <class 'float'> <class 'int'> True True
# expect: True True
# expect: ValueError sleep length must be non-negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError Invalid value NaN (not a number)
# expect: TypeError time.sleep() takes exactly one argument (0 given)
