class A:
    x = "A.x"

    def f(self):
        return "A.f"

    @classmethod
    def c(cls):
        return "A.c " + cls.__name__

    @staticmethod
    def s():
        return "A.s"

    @property
    def p(self):
        return "A.p"


class B(A):
    x = "B.x"

    def f(self):
        return "B " + super().f()

    @classmethod
    def c(cls):
        return "B " + super().c()

    @staticmethod
    def s():
        return "B " + super(B, B).s()

    @property
    def p(self):
        return "B " + super().p

    def get_x(self):
        return super().x, super(B, self).x, super(__class__, self).x

    def nested(self):
        def inner():
            return super(B, self).f()

        return inner(), [super(B, self).f() for _ in range(2)]

    unbound = None


b = B()
print(b.f(), B.c(), b.c(), B.s(), b.p, b.get_x(), b.nested())
# expect: B A.f B A.c B B A.c B B A.s B A.p ('A.x', 'A.x', 'A.x') ('A.f', ['A.f', 'A.f'])
s = super(B, b)
print(s.f(), s.x, s.__thisclass__, s.__self__ is b, s.__self_class__, s.__class__)
# expect: A.f A.x <class '__main__.B'> True <class '__main__.B'> <class 'super'>
print(repr(super(B)), repr(super(B, b))[:34], super(B, B).c())
# expect: <super: <class 'B'>, NULL> <super: <class 'B'>, <B object>> A.c B
u = super(B)
print(u.__get__(b, B).f(), u.__self__, u.__self_class__, u.__get__(None, B) is u)
# expect: A.f None None True
B.unbound = super(B)
print(b.unbound.f(), type(B.unbound))  # expect: A.f <class 'super'>
