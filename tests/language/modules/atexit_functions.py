# What atexit calls, when the program has ended: the last registered first.
import atexit


@atexit.register
def first():
    print("first registered")


atexit.register(print, "second", end="!\n")
atexit.register(print, "never")
atexit.unregister(first)
atexit.register(first)
atexit.unregister(len)
try:
    atexit.register(3)
except TypeError as e:
    print(e)                                             # expect: the first argument must be callable
try:
    atexit.register()
except TypeError as e:
    print(e)                      # expect: register() takes at least 1 argument (0 given)
print("end")                                             # expect: end
# expect: first registered
# expect: never
# expect: second!
