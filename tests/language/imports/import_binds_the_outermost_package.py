import pkg.sub.deep
print(pkg.__name__, pkg.sub.__name__, pkg.sub.deep.__name__)   # expect: pkg pkg.sub pkg.sub.deep
import pkg.sub.deep as leaf
print(leaf is pkg.sub.deep)     # expect: True
from pkg.sub import deep as same
print(same is leaf, leaf.up, leaf.value)     # expect: True thing of b 1
print(pkg.__path__[0].endswith("/imports/pkg"), leaf.__package__)   # expect: True pkg.sub
print(hasattr(leaf, "__path__"))      # expect: False
