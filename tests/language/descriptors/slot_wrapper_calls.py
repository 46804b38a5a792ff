print(int.__add__(1, 2), (1).__add__(1.5), (1.5).__add__(1), int.__radd__(1, 2), (1).__eq__("x"), (1).__lt__(2))
# expect: 3 NotImplemented 2.5 3 NotImplemented True
print([1].__add__([2]), [].__len__(), "ab".__contains__("a"), [1, 2].__getitem__(0), {}.__bool__ if hasattr({}, "__bool__") else "no bool")
# expect: [1, 2] 0 True 1 no bool
print(object.__repr__(5)[:12], str.__str__("x"), int.__str__(5), int.__hash__(5), object.__eq__(1, 1), object.__ne__(1, 2))
# expect: <int object  x 5 5 True True
print(int.__pow__(2, 3), int.__pow__(2, 3, 5), (2).__rpow__(3), int.__neg__(4), int.__bool__(0), int.__index__(True))
# expect: 8 3 9 -4 False 1
print(type.__call__(int, "5"), int.__call__ if False else type(int).__call__(int, 7))  # expect: 5 7
for f in (lambda: int.__add__(1), lambda: int.__add__(1, 2, 3), lambda: int.__add__(), lambda: int.__add__("a", 1),
          lambda: [].__add__(1), lambda: "a".__add__(1), lambda: (1).__add__(x=1), lambda: [].__getitem__("x"),
          lambda: int.__neg__(1, 2), lambda: [].__len__(1), lambda: "a".__mod__(), lambda: object.__init__(),
          lambda: [].__iadd__(1), lambda: ().__mul__("a"), lambda: {}.__getitem__("k"), lambda: int.__getattribute__(1),
          lambda: object.__setattr__(1, "x", 2), lambda: object.__getattribute__(1, 5), lambda: object.__setattr__(int, "x", 1),
          lambda: type.__setattr__(int, "x", 1), lambda: object.__delattr__(int, "real"), lambda: str.__len__(5),
          lambda: dict.__setitem__({}, 1), lambda: list.__iter__(5), lambda: int.__pow__(2, 3, 0), lambda: (1).__rpow__("x")):
    try:
        print(f())
    except (TypeError, KeyError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: TypeError expected 1 argument, got 0
# expect: TypeError expected 1 argument, got 2
# expect: TypeError descriptor '__add__' of 'int' object needs an argument
# expect: TypeError descriptor '__add__' requires a 'int' object but received a 'str'
# expect: TypeError can only concatenate list (not "int") to list
# expect: TypeError can only concatenate str (not "int") to str
# expect: TypeError wrapper __add__() takes no keyword arguments
# expect: TypeError list indices must be integers or slices, not str
# expect: TypeError expected 0 arguments, got 1
# expect: TypeError expected 0 arguments, got 1
# expect: TypeError expected 1 argument, got 0
# expect: TypeError descriptor '__init__' of 'object' object needs an argument
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: KeyError 'k'
# expect: TypeError expected 1 argument, got 0
# expect: AttributeError 'int' object has no attribute 'x'
# expect: TypeError attribute name must be string, not 'int'
# expect: TypeError can't apply this __setattr__ to type object
# expect: TypeError cannot set 'x' attribute of immutable type 'int'
# expect: TypeError can't apply this __delattr__ to type object
# expect: TypeError descriptor '__len__' requires a 'str' object but received a 'int'
# expect: TypeError  expected 2 arguments, got 1
# expect: TypeError descriptor '__iter__' requires a 'list' object but received a 'int'
# expect: ValueError pow() 3rd argument cannot be 0
# expect: NotImplemented
