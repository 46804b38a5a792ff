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

# expect stderr:
#| FILE:5: UserWarning: careful
#|   warnings.warn("careful")
#| FILE:16: RuntimeWarning: outside
#|   warnings.warn("outside", RuntimeWarning)
#| FILE:18: DeprecationWarning: in __main__ they are
#|   warnings.warn("in __main__ they are", DeprecationWarning)
