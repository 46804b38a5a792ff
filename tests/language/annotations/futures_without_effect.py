from __future__ import annotations, generator_stop, division
from __future__ import nested_scopes as n
print(n)  # expect: _Feature((2, 1, 0, 'beta', 1), (2, 2, 0, 'alpha', 0), 16)
