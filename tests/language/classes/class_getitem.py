class Box:
    def __class_getitem__(cls, item):
        return cls.__name__, item


print(Box[int], Box[1, 2], Box["x"])  # expect: ('Box', <class 'int'>) ('Box', (1, 2)) ('Box', 'x')


class Sub(Box):
    pass


print(Sub[0], type(Box.__dict__["__class_getitem__"]).__name__)  # expect: ('Sub', 0) classmethod


class Meta(type):
    def __getitem__(cls, item):
        return "meta", item


class WithMeta(Box, metaclass=Meta):
    pass


print(WithMeta[1])  # expect: ('meta', 1)


class Plain:
    pass


for cls in (Plain, int, object, str):
    try:
        cls[0]
    except TypeError as e:
        print(e)
# expect: type 'Plain' is not subscriptable
# expect: type 'int' is not subscriptable
# expect: type 'object' is not subscriptable
# expect: type 'str' is not subscriptable
try:
    Box()[0]
except TypeError as e:
    print(e)
# expect: 'Box' object is not subscriptable


class Attr:
    __class_getitem__ = None


try:
    Attr[0]
except TypeError as e:
    print(e)
# expect: type 'Attr' is not subscriptable
