GenericAlias = type(list[int])


class Named(GenericAlias):
    __slots__ = ()

    def __new__(cls, origin, args):
        return super().__new__(cls, origin, args)

    def __repr__(self):
        return "Named " + super().__repr__()


alias = Named(dict, (str, int))
print(alias)                      # expect: Named dict[str, int]
print(type(alias) is Named)       # expect: True
print(alias.__args__)             # expect: (<class 'str'>, <class 'int'>)
print(alias(a=1))                 # expect: {'a': 1}
print(alias == Named(dict, (str, int)))  # expect: True
