import spaces
print(spaces.__name__, spaces.__file__, len(list(spaces.__path__)))   # expect: spaces None 1
import spaces.inner.leaf
print(spaces.inner.leaf.where)      # expect: spaces.inner.leaf
try:
    from spaces import nothing
except ImportError as error:
    print(error)      # expect: cannot import name 'nothing' from 'spaces' (unknown location)
