print(len.__name__, len.__qualname__, len.__module__, len.__self__, type(len))
# expect: len len builtins <module 'builtins' (built-in)> <class 'builtin_function_or_method'>
print([].append.__name__, [].append.__qualname__, [].append.__self__, [].append.__module__)
# expect: append list.append [] None
print(str.upper.__name__, str.upper.__qualname__, str.upper.__objclass__, type(str.upper))
# expect: upper str.upper <class 'str'> <class 'method_descriptor'>
print(int.__add__.__name__, int.__add__.__qualname__, int.__add__.__objclass__, type(int.__add__))
# expect: __add__ int.__add__ <class 'int'> <class 'wrapper_descriptor'>
print((1).__add__.__name__, (1).__add__.__qualname__, (1).__add__.__self__, (1).__add__.__objclass__, type((1).__add__))
# expect: __add__ int.__add__ 1 <class 'int'> <class 'method-wrapper'>
print(dict.fromkeys.__name__, dict.fromkeys.__self__, dict.fromkeys.__qualname__, type(dict.__dict__["fromkeys"]))
# expect: fromkeys <class 'dict'> dict.fromkeys <class 'classmethod_descriptor'>
print(int.real.__name__, int.real.__objclass__, type(int.real), int.real, int.real.__qualname__)
# expect: real <class 'int'> <class 'getset_descriptor'> <attribute 'real' of 'int' objects> int.real
print(str.maketrans.__name__, int.__new__.__name__, int.__new__.__self__, int.__new__.__qualname__)
# expect: maketrans __new__ <class 'int'> int.__new__
print(object.__init__.__objclass__, object.__init__, object().__init__.__name__)
# expect: <class 'object'> <slot wrapper '__init__' of 'object' objects> __init__
print(type(len.__call__), len.__call__([1]), int.__add__.__get__(1)(2))
# expect: <class 'method-wrapper'> 1 3
for text in ("len.x = 1", "len.__name__ = 'a'", "str.upper.x = 1", "str.upper.__name__ = 1", "int.__add__.x = 1",
             "int.real.__name__ = 1", "(1).real = 1", "(1).x = 1", "(1).x", "[].append = 1", "[].foo", "del [].append",
             "del (1).x", "None.x", "None.x = 1", "len.foo", "object().x = 1", "object().__class__ = 1"):
    try:
        exec(text)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
# expect: AttributeError 'builtin_function_or_method' object has no attribute 'x'
# expect: AttributeError attribute '__name__' of 'builtin_function_or_method' objects is not writable
# expect: AttributeError 'method_descriptor' object has no attribute 'x'
# expect: AttributeError readonly attribute
# expect: AttributeError 'wrapper_descriptor' object has no attribute 'x'
# expect: AttributeError readonly attribute
# expect: AttributeError attribute 'real' of 'int' objects is not writable
# expect: AttributeError 'int' object has no attribute 'x'
# expect: AttributeError 'int' object has no attribute 'x'
# expect: AttributeError 'list' object attribute 'append' is read-only
# expect: AttributeError 'list' object has no attribute 'foo'
# expect: AttributeError 'list' object attribute 'append' is read-only
# expect: AttributeError 'int' object has no attribute 'x'
# expect: AttributeError 'NoneType' object has no attribute 'x'
# expect: AttributeError 'NoneType' object has no attribute 'x'
# expect: AttributeError 'builtin_function_or_method' object has no attribute 'foo'
# expect: AttributeError 'object' object has no attribute 'x'
# expect: TypeError __class__ must be set to a class, not 'int' object
class L(list):
    pass


print(L().append.__qualname__, repr(L().append).split(" at ")[0], L.append.__qualname__)
# expect: L.append <built-in method append of L object list.append
print([].append == [].append, [1].append.__eq__([1].append), len == len, hash(len) == hash(len))
# expect: False False True True
x = []
print(x.append == x.append, x.append is x.append, x.append != x.pop)  # expect: True False True
