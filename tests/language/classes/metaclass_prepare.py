class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print('prepare', name, kw)
        return {'injected': 5}
    def __new__(mcls, name, bases, ns, **kw): return super().__new__(mcls, name, bases, ns)
    def __init__(cls, *args, **kw): pass
class C(metaclass=Meta, x=1):
    y = injected + 1
# expect: prepare C {'x': 1}
print(C.injected, C.y)  # expect: 5 6
