class Meta(type):
    def __instancecheck__(cls, obj): return obj == 'magic'
    def __subclasscheck__(cls, sub): return sub is int
class C(metaclass=Meta): pass
print(isinstance('magic', C), isinstance(C(), C), isinstance(5, C), issubclass(int, C), issubclass(str, C))
# expect: True True False True False
