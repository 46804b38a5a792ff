import sys
from _io import StringIO

print(sys.stdout)           # expect: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>
print(sys.stdin.name, sys.stderr.name, sys.stderr.errors)  # expect: <stdin> <stderr> backslashreplace
print(sys.__stdout__ is sys.stdout, sys.stdout.fileno(), sys.stderr.line_buffering)  # expect: True 1 True
sys.stdout.write("written\n")  # expect: written
print("printed")            # expect: printed
sys.stdout.writelines(["a", "b\n"])  # expect: ab
sys.stdout.flush()
sys.stdout.buffer.write(b"octets\n")  # expect: octets
sys.stdout.buffer.flush()

class Shouting:
    def write(self, text):
        saved.write(text.upper())
    def flush(self):
        saved.write("(flushed)\n")

saved = sys.stdout
sys.stdout = Shouting()
print("loud", end="!\n")    # expect: LOUD!
print("x", flush=True)      # expect: X
# expect: (flushed)
sys.stdout = text = StringIO()
print("into a StringIO")
sys.stdout = None
print("nowhere")
sys.stdout = saved
print(text.getvalue(), end="")  # expect: into a StringIO
sys.stdin = StringIO("one\ntwo")
print(input(), input("question "))  # expect: question one two
try:
    input()
except EOFError as error:
    print(error)            # expect: EOF when reading a line
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    sys.stdout = saved
    print(error)            # expect: lost sys.stdout
