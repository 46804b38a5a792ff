class A(int):
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(B):
    __slots__ = ()

    def who(self):
        return "C" + super().who()


c = C(9)
c.x = 1
print(c, c.who(), c.x, C.__mro__, type(c + c))
# expect: 9 CBA 1 (<class '__main__.C'>, <class '__main__.B'>, <class '__main__.A'>, <class 'int'>, <class 'object'>) <class 'int'>


class Mixin:
    def twice(self):
        return self + self


class D(Mixin, int):
    pass


class E(Mixin, str):
    pass


class G(int, Mixin):
    pass


print(D(4).twice(), E("ab").twice(), G(3).twice(), D.__base__, G.__base__)
# expect: 8 abab 6 <class 'int'> <class 'int'>
d = D(1)
d.y = 2
print(d.y, vars(d))  # expect: 2 {'y': 2}
