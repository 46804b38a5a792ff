from _plain import *     # expect: running _plain
print(counter, bump())   # expect: 0 1
try:
    _hidden
except NameError as error:
    print(error)         # expect: name '_hidden' is not defined
from _all import *
print(shown, _under)     # expect: 1 2
try:
    other
except NameError as error:
    print(error)         # expect: name 'other' is not defined
try:
    from _bad_all import *
except TypeError as error:
    print(error, present)   # expect: Item in _bad_all.__all__ must be str, not int 1
class Space:
    exec("from _all import *", globals(), locals())
print(Space.shown)       # expect: 1
from pkg import *
print(value, name)       # expect: 1 pkg
