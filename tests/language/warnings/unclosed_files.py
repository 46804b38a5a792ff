# A file that nobody closed is told, where the filters let it through.
import os
import warnings

def seen_of(make):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        make()
    return [(w.category.__name__, str(w.message)) for w in seen]

print(seen_of(lambda: open(os.devnull, encoding='utf-8')))
# expect: [('ResourceWarning', "unclosed file <_io.TextIOWrapper name='/dev/null' mode='r' encoding='utf-8'>")]
print(seen_of(lambda: open(os.devnull, "rb")))
# expect: [('ResourceWarning', "unclosed file <_io.BufferedReader name='/dev/null'>")]
print(seen_of(lambda: open(os.devnull, "wb", buffering=0)))
# expect: [('ResourceWarning', "unclosed file <_io.FileIO name='/dev/null' mode='wb' closefd=True>")]
def closed():
    with open(os.devnull):
        pass
print(seen_of(closed))          # expect: []
print(seen_of(lambda: open(os.open(os.devnull, os.O_RDONLY), closefd=False)))
# expect: []
