import _replaces
print(type(_replaces).__name__, _replaces.answer)     # expect: Stand 42
from _replaces import answer
print(answer)     # expect: 42
try:
    from _replaces import nothing
except ImportError as error:
    print(error)     # expect: cannot import name 'nothing' from '<unknown module name>' (unknown location)
