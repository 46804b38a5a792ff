def g():
    while True:
        try:
            yield "waiting"
        except ValueError as e:
            print("caught", e)
            yield "handled"

it = g()
print(next(it))
print(it.throw(ValueError("v")))
print(next(it))
print(it.throw(ValueError))
try:
    it.throw(KeyError("out"))
except KeyError as e:
    print("left", e)
print(next(it, "end"))

# expect: waiting
# expect: caught v
# expect: handled
# expect: waiting
# expect: caught 
# expect: handled
# expect: left 'out'
# expect: end
