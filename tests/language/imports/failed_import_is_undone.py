import sys
for attempt in range(2):
    try:
        import _failing
    except ValueError as error:
        print(error, "_failing" in sys.modules)
# expect: failing runs
# expect: from the module False
# expect: failing runs
# expect: from the module False
try:
    _failing
except NameError as error:
    print(error)    # expect: name '_failing' is not defined
