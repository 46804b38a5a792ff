class A:
    def m(self, x):
        "doc"
        return self, x

    m.tag = "t"


a = A()
m = a.m
print(m.__name__, m.__qualname__, m.__doc__, m.__module__, m.tag, m.__func__ is A.m, m.__self__ is a)
# expect: m A.m doc __main__ t True True
print(m == a.m, m == A().m, m is a.m, hash(m) == hash(a.m), m.__call__(1)[1], m(2)[1])
# expect: True False False True 1 2
print(repr(m).split(" at ")[0], m.__code__.co_name, m.__defaults__)
# expect: <bound method A.m of <__main__.A object m None
for text in ("m.tag = 1", "m.__func__ = 1", "m.__self__ = 1", "m.nothing", "del m.tag", "m.__doc__ = 1"):
    try:
        exec(text)
    except AttributeError as e:
        print(e)
# expect: 'method' object has no attribute 'tag'
# expect: readonly attribute
# expect: readonly attribute
# expect: 'function' object has no attribute 'nothing'
# expect: 'method' object has no attribute 'tag'
# expect: attribute '__doc__' of 'method' objects is not writable
M = type(m)
print(M(len, [1, 2])(), M(A.m, a)(3)[1])  # expect: 2 3
for f in (lambda: M(), lambda: M(1, 2), lambda: M(len, None), lambda: M(len), lambda: M(len, 1, 2), lambda: M(func=1)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: method expected 2 arguments, got 0
# expect: first argument must be callable
# expect: instance must not be None
# expect: method expected 2 arguments, got 1
# expect: method expected 2 arguments, got 3
# expect: method() takes no keyword arguments
bound_twice = M(m, 5)
try:
    bound_twice()
    print("called")
except TypeError as e:
    print(e)
# expect: called
print({a.m: 1}[a.m], a.m in [a.m], m.__get__(3) is m)  # expect: 1 True False
