class Meta(type):
    def mro(cls):
        order = super().mro()
        if cls.__name__ == "Reversed":
            order.insert(1, order.pop(2))
        return order


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class Reversed(A, B, metaclass=Meta):
    pass


class Normal(A, B, metaclass=Meta):
    pass


print(Reversed().who(), Normal().who(), [c.__name__ for c in Reversed.__mro__])
# expect: B A ['Reversed', 'B', 'A', 'object']
print(type.mro(Reversed) == [Reversed, A, B, object], Reversed.mro()[1].__name__)  # expect: True B


class Bad(type):
    def mro(cls):
        return [1]


try:
    Bad("X", (), {})
except TypeError as e:
    print(e)
# expect: mro() returned a non-class ('int')


class Raises(type):
    def mro(cls):
        raise ValueError("no order")


try:
    Raises("X", (), {})
except ValueError as e:
    print(e)
# expect: no order


class Looks(type):
    def mro(cls):
        print(cls.__name__, cls.__bases__)
        return type.mro(cls)


Looks("L", (A,), {})  # expect: L (<class '__main__.A'>,)
