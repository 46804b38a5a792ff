# A warning is shown once per text and line; the registry of the module remembers it.
import _warnings as warnings

def told():
    warnings.warn("careful")
    return "told"

for i in range(3):
    print(told())
# expect: told
# expect: told
# expect: told
print(sorted(str(key[0]) for key in __warningregistry__ if key != "version"))
# expect: ['careful']
warnings.warn("outside", RuntimeWarning)
warnings.warn("not shown", PendingDeprecationWarning)
warnings.warn("in __main__ they are", DeprecationWarning)
1 / 0
# expect stderr:
#| FILE:5: UserWarning: careful
#|   warnings.warn("careful")
#| FILE:15: RuntimeWarning: outside
#|   warnings.warn("outside", RuntimeWarning)
#| FILE:17: DeprecationWarning: in __main__ they are
#|   warnings.warn("in __main__ they are", DeprecationWarning)
#| Traceback (most recent call last):
#|   File "FILE", line 18, in <module>
#|     1 / 0
#|     ~~^~~
#| ZeroDivisionError: division by zero
