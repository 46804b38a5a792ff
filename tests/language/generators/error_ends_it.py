def g():
    yield 1
    raise ValueError("inside")

it = g()
print(next(it))            # expect: 1
try:
    next(it)
except ValueError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)  # expect: inside 3
print(list(it), it.gi_running, it.gi_suspended)  # expect: [] False False
