# compile(..., "single") shows the values of expression statements and keeps the last as _.
import builtins
import sys

def run(source, flags=0):
    exec(compile(source, "<prompt>", "single", flags), {})

run("1 + 1")                  # expect: 2
run("None")
print(builtins._)             # expect: 2
run("'a'; 'b'\n")
# expect: 'a'
# expect: 'b'
run("for i in (1, 2): i\n\n")
# expect: 1
# expect: 2
print(_)                      # expect: 2

class Odd:
    def __repr__(self):
        raise ValueError("no repr")
try:
    sys.displayhook(Odd())
except ValueError as error:
    print(error, builtins._)  # expect: no repr None

saved = sys.displayhook
print(saved is sys.__displayhook__)  # expect: True
sys.displayhook = lambda value: print("hook", value)
run("5")                      # expect: hook 5
run("None")                   # expect: hook None
del sys.displayhook
try:
    run("5")
except RuntimeError as error:
    print(error)              # expect: lost sys.displayhook
sys.displayhook = saved

class Stream:
    def write(self, text):
        written.append(text)
written = []
sys.stdout, saved = Stream(), sys.stdout
run("[1]")
sys.stdout = None
try:
    run("[2]")
except RuntimeError as error:
    message = str(error)
sys.stdout = saved
print(written, message)       # expect: ['[1]', '\n'] lost sys.stdout
