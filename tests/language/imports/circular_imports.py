try:
    import _circle_one
except ImportError as error:
    text = str(error)
    print(text[:text.rindex("(")])
# expect: cannot import name 'late' from partially initialized module '_circle_one' (most likely due to a circular import) 
import sys
print("_circle_one" in sys.modules, "_circle_two" in sys.modules)   # expect: False False
try:
    import _halfway
except AttributeError as error:
    print(error)   # expect: partially initialized module '_halfway' has no attribute 'missing' (most likely due to a circular import)
