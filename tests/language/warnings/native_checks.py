# What the filters hold is not trusted.
import warnings
import _warnings

count = 0
def attempt():
    # Another text each time, as the registry remembers.
    global count
    count += 1
    try:
        _warnings.warn(str(count))
    except Exception as error:
        print(type(error).__name__, error)

saved = warnings.filters
for filters in [5, ["ab"], [(1, None, UserWarning, None, 0)],
                [("odd", None, UserWarning, None, 0)],
                [("ignore", 7, UserWarning, None, 0)],
                [("ignore", None, 7, None, 0)],
                [("ignore", None, UserWarning, None, "x")]]:
    warnings.filters = filters
    attempt()
# expect: ValueError _warnings.filters must be a list
# expect: ValueError _warnings.filters item 0 isn't a 5-tuple
# expect: TypeError action must be a string, not 'int'
# expect: RuntimeError Unrecognized action ('odd') in warnings.filters:
# expect:  ('odd', None, <class 'UserWarning'>, None, 0)
# expect: AttributeError 'int' object has no attribute 'match'
# expect: TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: TypeError an integer is required

class Clears:
    def match(self, text):
        warnings.filters[:] = []
        return False

warnings.filters = [("error", Clears(), UserWarning, None, 0)] * 3
warnings.defaultaction = "ignore"
attempt()
print(len(warnings.filters))  # expect: 0
warnings.defaultaction = 5
attempt()                     # expect: TypeError _warnings.defaultaction must be a string, not 'int'
warnings.defaultaction = "always"
warnings._showwarnmsg = 5
attempt()                     # expect: TypeError warnings._showwarnmsg() must be set to a callable
def show(message):
    print(message.category.__name__, message.message, message.filename, message.lineno)
warnings._showwarnmsg = show
_warnings.warn("far out", stacklevel=50)  # expect: UserWarning far out sys 1
del warnings.WarningMessage
attempt()                     # expect: RuntimeError unable to get warnings.WarningMessage

