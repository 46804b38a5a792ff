print(callable(len), callable(int), callable(lambda: 0), callable(5), type(5), type(len), type(type), type(None), type(...), type(NotImplemented))
# expect: True True True False <class 'int'> <class 'builtin_function_or_method'> <class 'type'> <class 'NoneType'> <class 'ellipsis'> <class 'NotImplementedType'>
print(type(5) is int, type(print).__name__, type([].append).__name__, type(int.__add__).__name__, type(str.upper).__name__)
# expect: True builtin_function_or_method builtin_function_or_method wrapper_descriptor method_descriptor
