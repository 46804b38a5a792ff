class A:
    def method(self):
        pass

    @property
    def p(self):
        pass


def show(f, obj):
    try:
        f()
    except AttributeError as e:
        print(e.name, e.obj is obj, "|", e)


a = A()
import sys
show(lambda: a.missing, a)  # expect: missing True | 'A' object has no attribute 'missing'
show(lambda: A.missing, A)  # expect: missing True | type object 'A' has no attribute 'missing'
show(lambda: (1).missing, 1)  # expect: missing True | 'int' object has no attribute 'missing'
show(lambda: sys.missing, sys)  # expect: missing True | module 'sys' has no attribute 'missing'
show(lambda: a.method.missing, a)
# expect: missing False | 'function' object has no attribute 'missing'
show(lambda: len.missing, len)
# expect: missing True | 'builtin_function_or_method' object has no attribute 'missing'
show(lambda: getattr(a, "named"), a)  # expect: named True | 'A' object has no attribute 'named'
show(lambda: None.x, None)  # expect: x True | 'NoneType' object has no attribute 'x'
show(lambda: setattr(a, "p", 1), a)  # expect: None False | property 'p' of 'A' object has no setter
show(lambda: delattr(a, "q"), a)  # expect: None False | 'A' object has no attribute 'q'
show(lambda: [].nope, [])  # expect: nope False | 'list' object has no attribute 'nope'
show(lambda: super(A, a).zip, a)  # expect: zip False | 'super' object has no attribute 'zip'
try:
    raise AttributeError("own", name="n", obj=3)
except AttributeError as e:
    print(e.name, e.obj, e.args)
# expect: n 3 ('own',)
