class Meta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        print("new", name, bases, [k for k in namespace if k[:2] != "__"], kwargs)
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def method(cls):
        return "of " + cls.__name__

    @property
    def prop(cls):
        return "prop " + cls.__name__

    shared = "meta"


class A(metaclass=Meta, extra=1):
    x = 1

    def __init__(self, *args):
        self.args = args
# expect: new A () ['x'] {'extra': 1}
# expect: init A


class B(A):
    shared = "class"
# expect: new B (<class '__main__.A'>,) ['shared'] {}
# expect: init B


print(type(A), type(B), A(1, 2).args, B.method(), A.prop, A.shared, B.shared)
# expect: call A (1, 2)
# expect: <class '__main__.Meta'> <class '__main__.Meta'> (1, 2) of B prop A meta class
for i in range(4):
    A(i)
# expect: call A (0,)
# expect: call A (1,)
# expect: call A (2,)
# expect: call A (3,)
try:
    A().method()
except AttributeError as e:
    print(e)
# expect: call A ()
# expect: 'A' object has no attribute 'method'
A.prop2 = 5
print(A.prop2, A.__class__, isinstance(A, Meta), issubclass(Meta, type))
# expect: 5 <class '__main__.Meta'> True True
try:
    A.prop = 1
except AttributeError as e:
    print(e)
# expect: property 'prop' of 'Meta' object has no setter


class Other(type):
    pass


for text in ("class C(A, metaclass=Other): pass", "class D(A, type('O', (), {}, ), metaclass=type): pass"):
    try:
        exec(text)
    except TypeError as e:
        print(e)
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: new D (<class '__main__.A'>, <class '__main__.O'>) [] {}
# expect: init D
