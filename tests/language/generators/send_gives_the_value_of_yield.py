def echo():
    received = None
    while True:
        received = yield received
        print("got", received)

e = echo()
print(next(e))
print(e.send(1))
print(e.send("two"))
print(next(e))

# expect: None
# expect: got 1
# expect: 1
# expect: got two
# expect: two
# expect: got None
# expect: None
