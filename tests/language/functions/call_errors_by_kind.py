def attempt(f, *args, **kw):
    try:
        print('ok', f(*args, **kw))
    except TypeError as e:
        print(e)
def f(a, b, /, c, *, d): return 'f'
attempt(f)  # expect: f() missing 3 required positional arguments: 'a', 'b', and 'c'
attempt(f, 1)  # expect: f() missing 2 required positional arguments: 'b' and 'c'
attempt(f, 1, 2)  # expect: f() missing 1 required positional argument: 'c'
attempt(f, 1, 2, 3)  # expect: f() missing 1 required keyword-only argument: 'd'
attempt(f, 1, 2, 3, 4)  # expect: f() takes 3 positional arguments but 4 were given
attempt(f, 1, 2, 3, 4, d=5)
# expect: f() takes 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given
attempt(f, 1, 2, 3, d=5, e=6)  # expect: f() got an unexpected keyword argument 'e'
attempt(f, 1, 2, 3, c=3, d=4)  # expect: f() got multiple values for argument 'c'
attempt(f, 1, b=2, c=3, d=4)  # expect: f() got some positional-only arguments passed as keyword arguments: 'b'
attempt(f, a=1, b=2, c=3, d=4)  # expect: f() got some positional-only arguments passed as keyword arguments: 'a, b'
attempt(lambda: 0, 1)  # expect: <lambda>() takes 0 positional arguments but 1 was given
attempt(lambda x: 0)  # expect: <lambda>() missing 1 required positional argument: 'x'
attempt(lambda *a, k: 0, 1, 2, 3)  # expect: <lambda>() missing 1 required keyword-only argument: 'k'
class C:
    def m(self, x): pass
attempt(C().m)  # expect: C.m() missing 1 required positional argument: 'x'
attempt(C().m, 1, 2)  # expect: C.m() takes 2 positional arguments but 3 were given
attempt(C.m)  # expect: C.m() missing 2 required positional arguments: 'self' and 'x'
