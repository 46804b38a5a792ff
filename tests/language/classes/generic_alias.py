print(list[int], dict[str, int], tuple[int, ...], set[str], frozenset[bytes], type[int], tuple[()])
# expect: list[int] dict[str, int] tuple[int, ...] set[str] frozenset[bytes] type[int] tuple[()]
x = list[int]
print(x.__origin__, x.__args__, x.__parameters__, type(x), repr(dict[str, list[int]]), list[None])
# expect: <class 'list'> (<class 'int'>,) () <class 'types.GenericAlias'> dict[str, list[int]] list[None]
print(x(), x([1, 2]), dict[str, int](a=1), x.append, x.__name__, x.__doc__ == list.__doc__, x.__class__)
# expect: [] [1, 2] {'a': 1} <method 'append' of 'list' objects> list True <class 'types.GenericAlias'>
print(list[int] == list[int], list[int] == list[str], list[int] == list, hash(list[int]) == hash(list[int]))
# expect: True False False True
print({list[int]: 1}[list[int]], x.__mro_entries__(()), list["text"], list[[1]])
# expect: 1 (<class 'list'>,) list['text'] list[[1]]


class Sub(list[int]):
    pass


print(Sub.__bases__, Sub.__orig_bases__, Sub([1]), Sub[str], type(Sub[str]))
# expect: (<class 'list'>,) (list[int],) [1] __main__.Sub[str] <class 'types.GenericAlias'>
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: int[str], lambda: x[int],
          lambda: x.nothing, lambda: x.__setitem__, lambda: isinstance(1, (str, list[int])), lambda: type(x)(1),
          lambda: str[int], lambda: object[1], lambda: list[int].__class_getitem__(3)):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: TypeError isinstance() argument 2 cannot be a parameterized generic
# expect: TypeError issubclass() argument 2 cannot be a parameterized generic
# expect: TypeError type 'int' is not subscriptable
# expect: TypeError list[int] is not a generic class
# expect: AttributeError type object 'list' has no attribute 'nothing'
# expect: <slot wrapper '__setitem__' of 'list' objects>
# expect: TypeError isinstance() argument 2 cannot be a parameterized generic
# expect: TypeError GenericAlias expected 2 arguments, got 1
# expect: TypeError type 'str' is not subscriptable
# expect: TypeError type 'object' is not subscriptable
# expect: list[3]


class User:
    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)

    def __init__(self, v=0):
        self.v = v


u = User[int](5)
print(u.v, u.__orig_class__, User[int].__origin__, User[int, str])
# expect: 5 __main__.User[int] <class '__main__.User'> __main__.User[int, str]
print([*tuple[int]][0], "append" in dir(x), type(x).__module__)  # expect: *tuple[int] True types
