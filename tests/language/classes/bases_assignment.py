def attempt(f):
    try:
        f()
        print("done")
    except TypeError as e:
        print(e)


class Base1:
    def who(self):
        return "one"

    def __len__(self):
        return 1


class Base2:
    def who(self):
        return "two"

    def __len__(self):
        return 2


class X(Base1):
    pass


class Y(X):
    pass


y = Y()
for i in range(5):
    y.who()
print(y.who(), len(y), Y.__mro__)
# expect: one 1 (<class '__main__.Y'>, <class '__main__.X'>, <class '__main__.Base1'>, <class 'object'>)
X.__bases__ = (Base2,)
print(y.who(), len(y), Y.__mro__, X.__base__)
# expect: two 2 (<class '__main__.Y'>, <class '__main__.X'>, <class '__main__.Base2'>, <class 'object'>) <class '__main__.Base2'>
print(Base1.__subclasses__(), Base2.__subclasses__())  # expect: [] [<class '__main__.X'>]
X.__bases__ = (Base1, Base2)
print(y.who(), [c.__name__ for c in Y.__mro__], X.__bases__)
# expect: one ['Y', 'X', 'Base1', 'Base2', 'object'] (<class '__main__.Base1'>, <class '__main__.Base2'>)


def set_bases(cls, bases):
    cls.__bases__ = bases


attempt(lambda: set_bases(X, ()))  # expect: can only assign non-empty tuple to X.__bases__, not ()
attempt(lambda: set_bases(X, [Base1]))  # expect: can only assign tuple to X.__bases__, not list
attempt(lambda: set_bases(X, (1,)))  # expect: X.__bases__ must be tuple of classes, not 'int'
attempt(lambda: set_bases(X, (Y,)))  # expect: a __bases__ item causes an inheritance cycle
attempt(lambda: set_bases(X, (X,)))  # expect: a __bases__ item causes an inheritance cycle
attempt(lambda: set_bases(X, (int,)))
# expect: __bases__ assignment: 'int' deallocator differs from 'Base1'
attempt(lambda: set_bases(X, (object,)))
# expect: __bases__ assignment: 'object' deallocator differs from 'Base1'
attempt(lambda: set_bases(X, (Base1, Base1)))  # expect: duplicate base class Base1
attempt(lambda: set_bases(X, (bool,)))  # expect: type 'bool' is not an acceptable base type
attempt(lambda: set_bases(int, (str,)))
# expect: cannot set '__bases__' attribute of immutable type 'int'
attempt(lambda: set_bases(Base1, (Base2,)))
# expect: __bases__ assignment: 'Base2' deallocator differs from 'object'
attempt(lambda: delattr(X, "__bases__"))
# expect: cannot delete '__bases__' attribute of immutable type 'X'


class P(Base1, Base2):
    pass


class Q(X, P):
    pass


attempt(lambda: set_bases(X, (Base2, Base1)))
# expect: Cannot create a consistent method resolution
# expect: order (MRO) for bases Base2, Base1
print(X.__bases__ == (Base1, Base2), [c.__name__ for c in Q.__mro__], y.who())
# expect: True ['Q', 'X', 'P', 'Base1', 'Base2', 'object'] one
