import builtins
import io
import sys

code = compile("1 + 1", "<code>", "single")
out = sys.stdout
sys.stdout = caught = io.StringIO()
exec(code)
sys.stdout = out
print(repr(caught.getvalue()), builtins._)  # expect: '2\n' 2
sys.displayhook = lambda value: print("shown", value)
exec(code)  # expect: shown 2
del sys.displayhook
try:
    exec(code)
except RuntimeError as e:
    print(e)
# expect: lost sys.displayhook
sys.displayhook = sys.__displayhook__
sys.stdout = None
try:
    exec(code)
except RuntimeError as e:
    sys.stdout = out
    print(e)
# expect: lost sys.stdout


class Last:
    def __repr__(self):
        return f"last {builtins._}"


last = Last()
exec(compile("last", "<code>", "single"))  # expect: last None
exec(compile("None", "<code>", "single"))


class Broken:
    def __repr__(self):
        raise ValueError("no repr")


broken = Broken()
try:
    exec(compile("broken", "<code>", "single"))
except ValueError as e:
    print(e, builtins._)
# expect: no repr None
