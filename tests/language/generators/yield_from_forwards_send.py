class Sink:
    def __iter__(self):
        return self
    def __next__(self):
        print("next")
        return "n"
    def send(self, value):
        print("send", value)
        if value == "stop":
            raise StopIteration("stopped")
        return value * 2

def g():
    r = yield from Sink()
    print("r", r)
    yield "after"

it = g()
print(next(it), next(it))
print(it.send(3), it.send("ab"))
print(it.send("stop"))

# expect: next
# expect: next
# expect: n n
# expect: send 3
# expect: send ab
# expect: 6 abab
# expect: send stop
# expect: r stopped
# expect: after
