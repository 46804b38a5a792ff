print(__name__, __package__, __spec__)     # expect: __main__ None None
import __main__
print(__main__.__name__, hasattr(__main__, "f"))   # expect: __main__ False
def f():
    return "f"
from __main__ import f as same
print(same is f, __main__.f is f)    # expect: True True
