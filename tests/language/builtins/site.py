import sys

print(exit, "|", quit)          # expect: Use exit() or Ctrl-D (i.e. EOF) to exit | Use quit() or Ctrl-D (i.e. EOF) to exit
print(help)                     # expect: Type help() for interactive help, or help(object) for help about object.
for leave in [exit, quit]:
    try:
        leave(3)
    except SystemExit as error:
        print(error.code)
# expect: 3
# expect: 3
sys.breakpointhook = lambda *args, **named: (args, named)
print(breakpoint(1, a=2))       # expect: ((1,), {'a': 2})
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)                # expect: lost sys.breakpointhook
