# Filters of every action, from the last one added to the first.
import warnings

def count(action, texts, **more):
    with warnings.catch_warnings(record=True) as seen:
        warnings.resetwarnings()
        warnings.filterwarnings(action, **more)
        for text in texts:
            warnings.warn(text)
            warnings.warn(text)
        for text in texts:
            warnings.warn(text)
    return [str(w.message) for w in seen]

print(count("default", ["a", "b"]))   # expect: ['a', 'a', 'b', 'b', 'a', 'b']
print(count("always", ["a"]))         # expect: ['a', 'a', 'a']
print(count("once", ["a", "b"]))      # expect: ['a', 'b']
print(count("module", ["a", "b"]))    # expect: ['a', 'b']
print(count("ignore", ["a", "b"]))    # expect: []
print(count("ignore", ["a", "b"], message="b"))  # expect: ['a', 'a', 'a']
try:
    count("error", ["a"])
except UserWarning as error:
    print(repr(error))                # expect: UserWarning('a')

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn("text", ImportWarning, stacklevel=2)
    warnings.warn(FutureWarning("given"))
    warnings.warn_explicit("there", BytesWarning, "file.py", 12, source=seen)
for w in seen:
    print(w.category.__name__, w.message, w.lineno > 1, w.source is None)
# expect: ImportWarning text False True
# expect: FutureWarning given True True
# expect: BytesWarning there True False

for wrong in [lambda: warnings.warn("x", int),
              lambda: warnings.warn("x", 5),
              lambda: warnings.warn(),
              lambda: warnings.warn("x", stacklevel="1"),
              lambda: warnings.warn_explicit("x", UserWarning, 5, 1),
              lambda: warnings.warn_explicit("x", UserWarning, "f", 1, registry=5)]:
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: category must be a Warning subclass, not 'type'
# expect: category must be a Warning subclass, not 'int'
# expect: warn() missing required argument 'message' (pos 1)
# expect: 'str' object cannot be interpreted as an integer
# expect: warn_explicit() argument 3 must be str, not int
# expect: 'registry' must be a dict or None
