def g():
    print("never")
    yield

it = g()
try:
    it.throw(ValueError("early"))
except ValueError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)  # expect: early 1
print(list(it))            # expect: []
