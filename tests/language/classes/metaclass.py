class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print('new', name, kw)
        cls = super().__new__(mcls, name, bases, ns)
        cls.tag = name.lower()
        return cls
    def __init__(cls, name, bases, ns, **kw):
        print('init', name)
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        print('call', cls.__name__, args)
        return super().__call__(*args)
class A(metaclass=Meta, option=1):
    def __init__(self, x): self.x = x
# expect: new A {'option': 1}
# expect: init A
class B(A): pass
# expect: new B {}
# expect: init B
print(A(1).x, B(2).x, B.tag, type(B).__name__)
# expect: call A (1,)
# expect: call B (2,)
# expect: 1 2 b Meta
