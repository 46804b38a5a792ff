import _plain                # expect: running _plain
import _plain as again
print(again is _plain)       # expect: True
print(_plain.bump(), again.bump(), _plain.counter)   # expect: 1 2 2
print(_plain.__name__, _plain.__doc__)     # expect: _plain Documentation.
print(repr(_plain.__package__), _plain.__file__.endswith("/imports/_plain.py"))  # expect: '' True
import sys
print(sys.modules["_plain"] is _plain)     # expect: True
del sys.modules["_plain"]
import _plain as fresh       # expect: running _plain
print(fresh is again, fresh.counter, again.counter)  # expect: False 0 2
