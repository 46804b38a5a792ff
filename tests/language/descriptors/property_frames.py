class P:
    def __init__(self, n):
        self.n = n

    @property
    def half(self):
        return self.n // 2

    @property
    def fails(self):
        if self.n > 3:
            raise ValueError("too many: %d" % self.n)
        return self.n

    @property
    def deep(self):
        return 0 if self.n == 0 else P(self.n - 1).deep + 1

    @property
    def many(self):
        a = b = c = d = self.n
        return a + b + c + d + self.half


def use(p):
    return p.half + p.many


for i in range(6):
    print(use(P(i)), P(i).half, end=" ")
# expect: 0 0 4 0 10 1 14 1 20 2 24 2 
print()
print(P(300).deep)  # expect: 300
for i in range(6):
    try:
        print(P(i).fails)
    except ValueError as e:
        print(e, e.__traceback__.tb_next is not None)
# expect: 0
# expect: 1
# expect: 2
# expect: 3
# expect: too many: 4 True
# expect: too many: 5 True


class Q(P):
    half = 7


for p in (P(4), Q(4), P(6), Q(1), P(4), P(8)):
    print(p.half, end=" ")
# expect: 2 7 3 7 2 4 
print()
p = P(10)
values = []
for i in range(8):
    values.append(p.half)
    if i == 3:
        P.half = property(lambda self: "changed")
    if i == 5:
        P.half = "plain"
print(values)  # expect: [5, 5, 5, 5, 'changed', 'changed', 'plain', 'plain']


class Swap:
    x = property(lambda self: 1)


s, values = Swap(), []
for i in range(8):
    values.append(s.x)
    if i == 4:
        Swap.x.__init__(lambda self: 2)
print(values)  # expect: [1, 1, 1, 1, 1, 2, 2, 2]


class Gen:
    @property
    def items(self):
        yield 1
        yield 2


for i in range(4):
    print(list(Gen().items), end=" ")
# expect: [1, 2] [1, 2] [1, 2] [1, 2] 
print()


def generator(p):
    for i in range(5):
        yield p.half
        p.n += 1


P.half = property(lambda self: self.n * 2)
print(list(generator(P(1))), [P(i).half for i in range(4)])  # expect: [2, 4, 6, 8, 10] [0, 2, 4, 6]


class Recursive:
    @property
    def me(self):
        return self.me


for i in range(3):
    try:
        Recursive().me
    except RecursionError as e:
        print(e)
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded


class Temporary:
    @property
    def gone(self):
        global kept
        kept = None
        return "value"


kept = Temporary()
for i in range(4):
    kept = Temporary()
    print(kept.gone, end=" ")
# expect: value value value value 
print()
