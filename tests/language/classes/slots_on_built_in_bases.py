class L(list):
    __slots__ = ("tag", "other")


x = L([1, 2])
x.tag = "t"
x.append(3)
print(x, x.tag, len(x))  # expect: [1, 2, 3] t 3
try:
    x.free = 1
except AttributeError as e:
    print(e)
# expect: 'L' object has no attribute 'free'


class D(dict):
    __slots__ = ("owner",)


d = D(a=1)
d.owner = [d]
print(d, d.owner[0] is d)  # expect: {'a': 1} True


class S(str):
    __slots__ = ("lang",)


s = S("text")
s.lang = "en"
print(s, s.lang, s + "!", S.lang)  # expect: text en text! <member 'lang' of 'S' objects>


class T(S):
    __slots__ = ("extra",)


t = T("more")
t.lang, t.extra = 1, 2
print(t, t.lang, t.extra, hasattr(t, "__dict__"))  # expect: more 1 2 False


class U(T):
    pass


u = U("most")
u.lang, u.extra, u.free = 1, 2, 3
print(u, u.lang, u.extra, u.free, u.__dict__)  # expect: most 1 2 3 {'free': 3}


class F(float):
    __slots__ = ("unit",)


f = F(1.5)
f.unit = "m"
print(f, f.unit, f * 2)  # expect: 1.5 m 3.0


class E(Exception):
    __slots__ = ("code",)


e = E("message")
e.code = 3
print(repr(e), e.code, e.args)  # expect: E('message') 3 ('message',)


class P(property):
    __slots__ = ("more",)


try:
    P(lambda self: 1)
except AttributeError as e:
    print(e)
# expect: 'P' object attribute '__doc__' is read-only
