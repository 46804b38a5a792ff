class Mutates:
    def __init__(self, target, action):
        self.target, self.action = target, action

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.action(self.target)
        return False


class One:
    def __hash__(self):
        return 1


x = [1, 2, 3]
m = Mutates(x, lambda t: t.clear())
print(m in x, x)  # expect: False []
x = [1, 2, 3]
try:
    x.remove(Mutates(x, lambda t: t.clear()))
except ValueError as e:
    print(e, x)
# expect: list.remove(x): x not in list []
x = [1, 2, 3]
try:
    x.index(Mutates(x, lambda t: t.append(0) if len(t) < 10 else None))
except ValueError as e:
    print(len(x))
# expect: 10
x = [1, 2, 3]
print(x.count(Mutates(x, lambda t: t.pop() if t else None)), x)  # expect: 0 [1]
x, y = [1, 2, 3], []
y.extend([Mutates(x, lambda t: t.clear()), 2, 3])
print(x == y, x)  # expect: False []
d = {One(): 1}
d[Mutates(d, lambda t: t.clear())] = 2
print(len(d))  # expect: 1
d = {One(): 1, 5: 2}
print(d.get(Mutates(d, lambda t: t.clear())), d)  # expect: None {}
d = {One(): 1}
print(Mutates(d, lambda t: t.update({i: i for i in range(50)})) in d, len(d))  # expect: False 51
s = {One()}
s.add(Mutates(s, lambda t: t.clear()))
print(len(s))  # expect: 1
s = {One(), 2, 3}
print(Mutates(s, lambda t: t.clear()) in s, s)  # expect: False set()
d1 = {1: One()}
d2 = {1: Mutates(d1, lambda t: t.clear())}
print(d1 == d2, d1)  # expect: False {}
t = (1, 2)
print(Mutates(None, lambda t: None) in t, t.count(Mutates(None, lambda t: None)))  # expect: False 0


class Always:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("key")


print({"key": 1}[Always()], Always() in [1], [1, 2].index(Always()), Always() in {"key"}, [Always()] == [5])
# expect: 1 True 0 True True
