def g():
    x = yield 1
    print("x", x)

a = g()
try:
    a.send(5)
except TypeError as e:
    print(e)
print(a.send(None))
try:
    a.send(5)
except StopIteration as e:
    print(e.value, e.args)
try:
    a.send(5)
except StopIteration as e:
    print(repr(e))
try:
    a.send()
except TypeError as e:
    print(e)
try:
    a.send(1, 2)
except TypeError as e:
    print(e)

# expect: can't send non-None value to a just-started generator
# expect: 1
# expect: x 5
# expect: None ()
# expect: StopIteration()
# expect: generator.send() takes exactly one argument (0 given)
# expect: generator.send() takes exactly one argument (2 given)
