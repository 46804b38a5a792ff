# Answers of special methods that are tolerated, but warned about.
import warnings

class I(int): pass
class F(float): pass
class Odd:
    def __int__(self): return I(5)
    def __index__(self): return I(2)
    def __float__(self): return F(2.5)
class Truth:
    def __int__(self): return True
class Trunc:
    def __trunc__(self): return 4
class Wrong:
    def __trunc__(self): return 4.5

def told(function):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            result = function()
        except TypeError as error:
            result = error
    print(result, [w.category.__name__ + ": " + str(w.message)[:46] for w in seen])

told(lambda: int(Odd()))       # expect: 5 ['DeprecationWarning: __int__ returned non-int (type I).  The abilit']
told(lambda: [0] * Odd())      # expect: [0, 0] ['DeprecationWarning: __index__ returned non-int (type I).  The abil']
told(lambda: float(Odd()))     # expect: 2.5 ['DeprecationWarning: Odd.__float__ returned non-float (type F).  Th']
told(lambda: int(Truth()))     # expect: 1 ['DeprecationWarning: __int__ returned non-int (type bool).  The abi']
told(lambda: int(Trunc()))     # expect: 4 ['DeprecationWarning: The delegation of int() to __trunc__ is deprec']
told(lambda: int(Wrong()))     # expect: __trunc__ returned non-Integral (type float) ['DeprecationWarning: The delegation of int() to __trunc__ is deprec']
told(lambda: not NotImplemented)  # expect: False ['DeprecationWarning: NotImplemented should not be used in a boolean']

with warnings.catch_warnings():
    warnings.simplefilter("error")
    for function in (lambda: int(Odd()), lambda: float(Odd()), lambda: "ab"[Odd()],
                     lambda: bool(NotImplemented)):
        try:
            function()
        except DeprecationWarning as error:
            print("refused")
# expect: refused
# expect: refused
# expect: refused
# expect: refused
