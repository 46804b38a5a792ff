# With PyCF_ALLOW_INCOMPLETE_INPUT text that merely ends too early is told apart; codeop stands on it.
import codeop

def kind(source):
    try:
        compile(source, "<prompt>", "single", 0x4200)
        return "complete"
    except SyntaxError as error:
        return "incomplete" if error.msg == "incomplete input" else "wrong"

print(kind("if 1:"))                   # expect: incomplete
print(kind("if 1:\n  pass"))           # expect: incomplete
print(kind("if 1:\n  pass\n"))         # expect: complete
print(kind("(1,"))                     # expect: incomplete
print(kind("'''a\nb"))                 # expect: incomplete
print(kind("x = = 1"))                 # expect: wrong
print(kind("x = 1"))                   # expect: complete
print(kind("@f"))                      # expect: incomplete

for source in ["a = 1", "def f():", "def f():\n  pass", "def f():\n  pass\n", "a = (", "# only"]:
    code = codeop.compile_command(source)
    print(source.split("\n")[-1] or "(empty)", code is not None)
# expect: a = 1 True
# expect: def f(): False
# expect:   pass False
# expect: (empty) True
# expect: a = ( False
# expect: # only True
try:
    codeop.compile_command("a b = 1")
except SyntaxError as error:
    print(error.msg)                   # expect: invalid syntax
