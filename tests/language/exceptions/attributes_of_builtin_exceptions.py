try:
    undefined_thing
except NameError as e:
    print(e.name)
# expect: undefined_thing
try:
    [].nothing
except AttributeError as e:
    print(e.name, e.obj)
# expect: nothing []
try:
    raise StopIteration(5)
except StopIteration as e:
    print(e.value)
# expect: 5
try:
    import no_such_module
except ImportError as e:
    print(e.name, e, type(e).__name__)
# expect: no_such_module No module named 'no_such_module' ModuleNotFoundError
e = OSError(2, 'No such file')
print(e.errno, e.strerror, e, type(e).__name__)  # expect: 2 No such file [Errno 2] No such file FileNotFoundError
