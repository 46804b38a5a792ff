import sys
print(sys.path[0].endswith("/imports"), all([type(entry) is str for entry in sys.path]))   # expect: True True
folder = sys.path[0]
sys.path.insert(0, folder + "/pkg")
import b
print(b.thing, b.__name__)     # expect: thing of b b
sys.path[:] = [3, None, "/no/such/folder", folder + "/spaces"]
import inner.leaf
print(inner.leaf.where)        # expect: inner.leaf
try:
    import pkg
except ImportError as error:
    print(error)               # expect: No module named 'pkg'
