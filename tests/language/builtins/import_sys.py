import sys
import sys as system
from sys import maxsize, byteorder as order
print(sys is system, maxsize, order, sys.version_info[:2], len(sys.argv))
# expect: True 9223372036854775807 little (3, 11) 1
try:
    from sys import nothing_like_this
except ImportError as e:
    print(str(e)[:37])
# expect: cannot import name 'nothing_like_this
