def g():
    yield 1

it = g()
print(list(it))            # expect: [1]
print(list(it), next(it, None))  # expect: [] None
for x in it:
    print("never")
try:
    next(it)
except StopIteration as e:
    print(e.args)          # expect: ()
it.close()
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print(e)               # expect: 'k'
