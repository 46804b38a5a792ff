import _getattr
from _getattr import made_x, made_y as y
print(made_x, y, _getattr.made_z)     # expect: MADE_X MADE_Y MADE_Z
try:
    from _getattr import absent
except ImportError as error:
    print(str(error).startswith("cannot import name 'absent' from '_getattr' ("))     # expect: True
try:
    _getattr.absent
except AttributeError as error:
    print(error)      # expect: no absent here
