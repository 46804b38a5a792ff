from _io import StringIO

class Recorder:
    def __init__(self):
        self.calls = []
    def write(self, text):
        self.calls.append(text)
    def flush(self):
        self.calls.append("flush")

r = Recorder()
print(1, "a", sep="-", end=";", file=r, flush=True)
print(r.calls)                       # expect: ['1', '-', 'a', ';', 'flush']
print(1, 2, sep=None, end=None)      # expect: 1 2
print("a", "b", sep="")              # expect: ab
s = StringIO()
print("é", [1], file=s)
print(repr(s.getvalue()))            # expect: 'é [1]\n'

class Named(StringIO):
    def write(self, text):
        return super().write(text * 2)

n = Named()
print("x", file=n)
print(repr(n.getvalue()))            # expect: 'xx\n\n'
for wrong in [lambda: print(sep=1), lambda: print(end=1), lambda: print(foo=1), lambda: print(1, file=1)]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__ + ":", error)
# expect: TypeError: sep must be None or a string, not int
# expect: TypeError: end must be None or a string, not int
# expect: TypeError: 'foo' is an invalid keyword argument for print()
# expect: AttributeError: 'int' object has no attribute 'write'
