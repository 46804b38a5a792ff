import sys
print(sys.exc_info(), sys.exception())
def inner():
    return sys.exc_info()
try:
    1 / 0
except ZeroDivisionError as error:
    kind, value, traceback = inner()
    print(kind is ZeroDivisionError, value is error, traceback is error.__traceback__, sys.exception() is error)
print(sys.exc_info(), sys.exception())
# expect: (None, None, None) None
# expect: True True True True
# expect: (None, None, None) None
