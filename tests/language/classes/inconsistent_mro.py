def attempt(text):
    try:
        exec(text, globals())
    except TypeError as e:
        print(e)


class A:
    pass


class B(A):
    pass


class X:
    pass


class Y:
    pass


class XY(X, Y):
    pass


class YX(Y, X):
    pass


attempt("class C(A, B): pass")
# expect: Cannot create a consistent method resolution
# expect: order (MRO) for bases A, B
attempt("class C(XY, YX): pass")
# expect: Cannot create a consistent method resolution
# expect: order (MRO) for bases X, Y
attempt("class C(A, A): pass")  # expect: duplicate base class A
attempt("class C(object, A): pass")
# expect: Cannot create a consistent method resolution
# expect: order (MRO) for bases object, A


class D(B, A, XY):
    pass


print([c.__name__ for c in D.__mro__])  # expect: ['D', 'B', 'A', 'XY', 'X', 'Y', 'object']
