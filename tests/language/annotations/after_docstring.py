"doc"
from __future__ import annotations
x: y
print(__annotations__, __doc__, annotations)
# expect: {'x': 'y'} doc _Feature((3, 7, 0, 'beta', 1), None, 16777216)
