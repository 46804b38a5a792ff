class D:
    def __get__(self, instance, owner):
        return instance is None, owner is None


d = D()


class A:
    attr = d


print(A.attr, A().attr, d.__get__(None, None), D.__get__(d, 1, None))
# expect: (True, False) (False, False) (True, True) (False, True)
def f(self):
    return self


print(f.__get__(3)(), f.__get__(3, int)(), f.__get__(None, int) is f, f.__get__(None, type(None))())  # expect error: TypeError: f() missing 1 required positional argument: 'self'
for g in (lambda: f.__get__(None), lambda: f.__get__(None, None), lambda: f.__get__(),
          lambda: f.__get__(1, 2, 3), lambda: d.__get__()):
    try:
        print(g())
    except TypeError as e:
        print(e)
print(len.__get__ if hasattr(len, "__get__") else "no __get__")
print([].append.__self__, str.upper.__get__("abc")(), str.upper.__get__("abc", str)())
for g in (lambda: str.upper.__get__(1), lambda: str.upper(1), lambda: str.upper(), lambda: str.upper.__get__(None, str) is str.upper):
    try:
        print(g())
    except TypeError as e:
        print(e)
