class L(list):
    def __len__(self):
        return 0

    def __getitem__(self, i):
        return "item %s" % i


x = L([1, 2, 3])
print(bool(x), len(x), x[1], x, list(x), [*x], list.__len__(x), sorted(x), x + [4], 2 in x, x == [1, 2, 3])
# expect: False 0 item 1 [1, 2, 3] [1, 2, 3] [1, 2, 3] 3 [1, 2, 3] [1, 2, 3, 4] True True
for v in x:
    print(v, end=" ")
# expect: 1 2 3 
print()


class D(dict):
    def __len__(self):
        return 0

    def keys(self):
        return ["fake"]

    def __getitem__(self, k):
        return "got " + k


d = D(a=1)
print(bool(d), len(d), d["z"], dict(d), {**d}, d.get("a"), list(d))
# expect: False 0 got z {'a': 1} {'a': 1} 1 ['a']


class S(str):
    def __len__(self):
        return 0

    def __bool__(self):
        return True


print(bool(S("")), len(S("abc")), S("abc") * 2)  # expect: True 0 abcabc


class T(tuple):
    def __iter__(self):
        return iter("xyz")

    def __len__(self):
        return 0


t = T((1, 2))
print(list(t), [*t], bool(t), t[0], t == (1, 2), tuple(t), (lambda *a: a)(*t))
# expect: ['x', 'y', 'z'] ['x', 'y', 'z'] False 1 True ('x', 'y', 'z') ('x', 'y', 'z')
a, b, c = t
print(a, b, c)  # expect: x y z


class I(int):
    def __bool__(self):
        return False

    def __index__(self):
        return 99

    def __int__(self):
        return 98

    def __hash__(self):
        return 5


i = I(1)
print(bool(i), [10, 20][i], int(i), hash(i), i == 1, {1: "a"}.get(i), range(3)[i], "%d" % i)
# expect: False 20 98 5 True None 1 1
