print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, (int,))), isinstance('a', object), isinstance(int, type), issubclass(bool, int), issubclass(int, (str, object)), isinstance(1, ()))
# expect: True True True True True True True False
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, ('a',))):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
